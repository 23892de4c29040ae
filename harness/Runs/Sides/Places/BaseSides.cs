using ImageBench.Model.Scenarios;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Files;
using ImageBench.Scenarios.Revisions;

namespace ImageBench.Runs.Sides.Places;

/// <summary>
/// What the base has for each Dockerfile of the head: under the same name, or where git says that it was moved from.
/// <paramref name="headId"/> null: the head is the working tree.
/// </summary>
internal sealed class BaseSides(
    GitRepository repository, RevisionTree tree, string? headId, SidePlace place, AskedBuild asked, Action<string> tell)
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
                tell($"The Dockerfile {head.Dockerfile} was {earlier} in the base, as git finds renames: that is what it is compared "
                    + "with.");
            }

            folders.Add(FolderOf(head, dockerfile));
        }

        return tree.Needed(folders, ScenarioFile.Name);
    }

    /// <summary>The same Dockerfile in the base, which lies at <paramref name="root"/>; null: it is new, or cannot be read there.</summary>
    public RevisedVariant? Find(SideScenario head, string root)
    {
        var moved = _moved.GetValueOrDefault(head.Dockerfile);
        var file = moved ?? head.Dockerfile;
        var folder = FolderOf(head, file);
        var isOne = place.Dockerfile is not null || (moved is not null && !IsNamed(head));
        var there = (place with { Folder = folder, Dockerfile = isOne ? NameOf(file) : null }).At(root, head.Variant.Scenario.Name);
        var isThere = Directory.Exists(there.Folder)
            && (moved is not null || tree.Files.Any(name => SidePlace.FolderOfFile(name) == folder))
            && (there.Dockerfiles.Count == 0 || tree.HasFile(file));
        var bounds = new BaseBounds(root, tell);
        if (isThere
            && bounds.LeadOut(head.Name, [there.Folder, there.ContextFolder ?? root, .. ScenarioFolder.FilesOfOne(there.Folder)]))
        {
            return null;
        }

        var found = isThere ? ScenarioFolder.Read(there) : null;
        if (found is { Mistakes.Count: > 0 })
            return Alone(head, string.Join(" ", found.Mistakes.Select(mistake => mistake.ToString())));
        var built = found?.Scenario is { } scenario ? asked.Of(scenario).Variants : [];
        var same = isOne ? OfOneFile(head, built) : SameOf(head, built, Path.Combine(root, file));
        if (same is null)
        {
            tell(built.Count > 0 && tree.HasFile(file)
                ? $"The variant {head.Variant.Variant.Name} of {file} is not in the base (it has: "
                    + $"{string.Join(", ", built.Select(variant => variant.Name))}): {head.Name} is measured alone."
                : $"The Dockerfile {head.Dockerfile} is not in the base: {head.Name} is a new image, and is measured alone.");
            return null;
        }

        if (asked.LackOf(same) is { } lack)
            return Alone(head, lack.ToString());
        var side = new RevisedVariant(found!.Scenario!, same).WithSecretsOf(head.Variant);
        return bounds.LeadOut(head.Name, side.Places) ? null : side;
    }

    private RevisedVariant? Alone(SideScenario head, string why)
    {
        tell($"The image {head.Name} cannot be built at the base, and is measured alone: {why}");
        return null;
    }

    // One Dockerfile, whatever its variant was called.
    private static Variant? OfOneFile(SideScenario head, IReadOnlyList<Variant> built) =>
        built.FirstOrDefault(variant => variant.Name == head.Variant.Variant.Name)
            ?? built.FirstOrDefault(variant => variant.Target == head.Variant.Variant.Target)
            ?? (built is [var first, ..] ? first : null);

    // Under its name; else, where it was called otherwise, what was built of the same Dockerfile up to the same target.
    private Variant? SameOf(SideScenario head, IReadOnlyList<Variant> built, string dockerfile)
    {
        var now = head.Variant.Variant;
        if (built.FirstOrDefault(variant => variant.Name == now.Name) is { } named)
            return named;
        var same = built.FirstOrDefault(variant =>
            variant.Target == now.Target && Path.GetFullPath(variant.DockerfilePath) == Path.GetFullPath(dockerfile));
        if (same is not null)
        {
            tell($"The variant {now.Name} of {head.Dockerfile} was {same.Name} in the base, which builds the same Dockerfile and target: "
                + "that is what it is compared with.");
        }

        return same;
    }

    // Where the base's scenario lies that has that Dockerfile: a scenario.yaml may name one in another folder, whose context it says.
    private string FolderOf(SideScenario head, string file) => IsNamed(head) ? head.Folder : SidePlace.FolderOfFile(file);

    private bool IsNamed(SideScenario head) =>
        tree.HasFile(head.Folder.Length == 0 ? ScenarioFile.Name : $"{head.Folder}/{ScenarioFile.Name}");

    private static string NameOf(string file) => file[(file.LastIndexOf('/') + 1)..];
}
