namespace ImageBench.Scenarios.Revisions.Trees;

/// <summary>
/// What a revision has, laid out in a folder as a fresh clone would have it. Paths are from the repository's root: <c>Pointers</c> are
/// files whose contents Git LFS keeps elsewhere, <c>EmptySubmodules</c> folders of those that the clone does not have.
/// </summary>
internal sealed record LaidOutTree(string Folder, IReadOnlyList<string> Pointers, IReadOnlyList<string> EmptySubmodules);
