using ImageBench.Model.Scenarios;

namespace ImageBench.Scenarios.Sources;

/// <summary>
/// Images on which builds stand in place of those that their Dockerfiles name. Such Dockerfiles are written into <paramref name="folder"/>.
/// </summary>
internal sealed class OtherParents(IReadOnlyDictionary<string, string> parents, string folder)
{
    /// <summary>What is built of a variant with them; the same where it stands on none of those that they replace.</summary>
    public Variant Of(Variant variant) => parents.Count == 0 || variant.Image is not null ? variant : variant with
    {
        DockerfilePath = ParentChange.Write(variant.Builds[^1], parents, folder),
        Before =
        [
            .. variant.Before.Zip(variant.Builds, (earlier, build) =>
                earlier with { DockerfilePath = ParentChange.Write(build, parents, folder) }),
        ],
    };

    /// <summary>A mistake for each image that none of these stands on: of several variants one that does is enough.</summary>
    public IEnumerable<Mistake> MistakesAmong(IReadOnlyList<Variant> variants)
    {
        List<Variant> builds = [.. variants.Where(variant => variant.Image is null).SelectMany(variant => variant.Builds)];
        if (builds.Count == 0)
            yield break;
        foreach (var parent in parents.Keys.Where(parent => !builds.Any(build => ParentChange.HasAny(build, parent))))
        {
            List<string> images = [.. builds.SelectMany(ParentChange.ParentsOf).Distinct()];
            List<string> others = [.. builds.Select(build => build.DockerfilePath).Distinct().Skip(1)];
            var where = Path.GetFileName(builds[0].DockerfilePath)
                + (others.Count == 0 ? "" : others.Count == 1 ? ", nor of the other one" : $", nor of the {others.Count} others");
            var remedy = images.Count == 0
                ? "It has none"
                : $"Write the parent as it stands there, with its tag or without any: {string.Join(", ", images)}";
            yield return new Mistake(builds[0].DockerfilePath, null, $"--from {parent} is no parent image of {where}", remedy);
        }
    }
}
