using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Scenarios.Revisions;

/// <summary>
/// What of a tree one repository has: its own, or that of a submodule at <c>Folder</c> (empty: the outermost). Paths are from the root of
/// the outermost.
/// </summary>
internal sealed record TreePart(GitRepository Repository, string Commit, string Folder, IReadOnlyList<TreeEntry> Entries)
{
    /// <summary>A path as the repository itself has it.</summary>
    public string Own(string path) => Folder.Length == 0 ? path : path[(Folder.Length + 1)..];
}
