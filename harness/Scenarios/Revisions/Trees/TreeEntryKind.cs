namespace ImageBench.Scenarios.Revisions.Trees;

/// <summary>What git can have at a path; a file that may be executed is a program.</summary>
internal enum TreeEntryKind
{
    File,
    Program,
    Symlink,
    Submodule,
}
