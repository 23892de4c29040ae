using ImageBench.Scenarios;
using ImageBench.Scenarios.Files;
using ImageBench.Scenarios.Revisions;

namespace ImageBench.Runs.Sides;

/// <summary>What the base has for each Dockerfile of the head: under the same name, or where git says that it was moved from.</summary>
internal sealed class BaseSides(GitRepository repository, RevisionTree tree, string headId, SidePlace place, Action<string> tell)
{
    // By the head's Dockerfile: where it lay in the base, where that was elsewhere.
    private readonly Dictionary<string, string> _moved = new(StringComparer.Ordinal);

    /// <summary>The folders that must be laid out for them, from the root; empty: all of it.</summary>
    public async Task<IReadOnlyList<string>> Locate(IReadOnlyList<SideScenario> heads, CancellationToken cancellationToken)
    {
        List<string> folders = [.. place.Context is null ? [] : new[] { place.Context }];
        foreach (var head in heads)
        {
            var dockerfile = head.Dockerfile;
            if (!tree.HasFile(dockerfile)
                && await repository.FindRenamed(tree.Revision.Id, headId, dockerfile, cancellationToken) is { } earlier)
            {
                dockerfile = _moved[head.Dockerfile] = earlier;
                tell($"{head.Dockerfile} was {earlier} in the base, as git finds renames: that is what it is compared with.");
            }

            folders.Add(SidePlace.FolderOfFile(dockerfile));
        }

        return tree.Needed(folders, ScenarioFile.Name);
    }

    /// <summary>The same Dockerfile in the base, which lies at <paramref name="root"/>; null: it is new, or cannot be read there.</summary>
    public RevisedVariant? Find(SideScenario head, string root)
    {
        var moved = _moved.GetValueOrDefault(head.Dockerfile);
        var file = moved ?? head.Dockerfile;
        var folder = SidePlace.FolderOfFile(file);
        var there = (place with { Folder = folder, Dockerfile = place.Dockerfile is null && moved is null ? null : NameOf(file) })
            .At(root, head.Variant.Scenario.Name);
        var found = Directory.Exists(there.Folder) && (moved is not null || tree.Files.Any(name => SidePlace.FolderOfFile(name) == folder))
            && (there.Dockerfiles.Count == 0 || tree.HasFile(file))
            ? ScenarioFolder.Read(there)
            : null;
        if (found is { Mistakes.Count: > 0 })
        {
            tell($"{head.Name} cannot be built at the base, and is measured alone: "
                + string.Join(" ", found.Mistakes.Select(mistake => mistake.ToString())));
            return null;
        }

        var built = found?.Scenario?.Variants.Where(variant => variant.Image is null).ToList() ?? [];
        var same = moved is not null || place.Dockerfile is not null
            ? built.FirstOrDefault()
            : built.Find(variant => variant.Name == head.Variant.Variant.Name);
        if (same is null)
            tell($"{head.Dockerfile} is not in the base: {head.Name} is a new image, and is measured alone.");
        return same is null ? null : new RevisedVariant(found!.Scenario!, same);
    }

    private static string NameOf(string file) => file[(file.LastIndexOf('/') + 1)..];
}
