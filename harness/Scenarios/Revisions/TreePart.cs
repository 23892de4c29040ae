using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Scenarios.Revisions;

/// <summary>What of a tree one repository has: its own, or that of a submodule. Paths are from the root of the outermost.</summary>
internal sealed record TreePart(GitRepository Repository, IReadOnlyList<TreeEntry> Entries);
