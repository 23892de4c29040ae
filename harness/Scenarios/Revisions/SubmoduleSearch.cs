using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Scenarios.Revisions;

/// <summary>
/// The submodules of a revision, as far as the clone <paramref name="repository"/> has them checked out and knows the commits that the
/// revision (<paramref name="commit"/>) has of them: nothing is fetched.
/// </summary>
internal sealed class SubmoduleSearch(GitRepository repository, string commit)
{
    // They may hold others. Nobody's repository has as many.
    private const int MostParts = 1_000;

    private readonly List<TreeEntry> _missing = [];

    /// <summary>Those that are not here.</summary>
    public IReadOnlyList<TreeEntry> Missing => _missing;

    /// <summary>These entries, and those of each submodule among them, and so on.</summary>
    public async Task<IReadOnlyList<TreePart>> Find(IReadOnlyList<TreeEntry> entries, CancellationToken cancellationToken)
    {
        List<TreePart> parts = [new TreePart(repository, commit, "", entries)];
        for (var at = 0; at < parts.Count; at++)
        {
            foreach (var entry in parts[at].Entries.Where(entry => entry.Kind == TreeEntryKind.Submodule))
            {
                if (parts.Count < MostParts && await Read(entry, cancellationToken) is { } found)
                    parts.Add(found);
                else
                    _missing.Add(entry);
            }
        }

        return parts;
    }

    private async Task<TreePart?> Read(TreeEntry entry, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(repository.Root, entry.Path);
        // An empty folder would be one of the repository around it, and a link may lead to any other.
        if (!Path.Exists(Path.Combine(folder, ".git")) || FolderBounds.LeadsOut(repository.Root, folder))
            return null;
        try
        {
            var module = await GitRepository.Open(folder, cancellationToken);
            if (FolderBounds.Real(module.Root) != FolderBounds.Real(folder) || await module.FindCommit(entry.Id, cancellationToken) is null)
                return null;
            var entries = await module.List(entry.Id, "", cancellationToken);
            return new TreePart(
                module, entry.Id, entry.Path, [.. entries.Select(its => its with { Path = $"{entry.Path}/{its.Path}" })]);
        }
        catch (Fault)
        {
            // Another user's, or half cloned: as one that is not here.
            return null;
        }
    }
}
