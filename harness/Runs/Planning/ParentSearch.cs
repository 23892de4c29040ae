using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running;
using ImageBench.Running.Parents;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Runs.Planning;

/// <summary>
/// The parent images that the builds of a run start from, and the frontends that read them, as the Dockerfiles name them.
/// </summary>
internal static class ParentSearch
{
    public static IReadOnlyList<NeededParent> Find(IEnumerable<PlannedBuild> plan, BaseSet baseSet) =>
    [
        .. plan.DistinctBy(build => VariantKey.Of(build.Key))
            .SelectMany(build => build.Variant.Builds.SelectMany(part => FindIn(build, part, baseSet))),
    ];

    /// <summary>Those of other platforms than the engine's, as far as that can be told: the others are the engine's to ask for.</summary>
    public static IReadOnlyList<ForeignParent> FindForeign(IEnumerable<PlannedBuild> plan, BaseSet baseSet) =>
    [
        .. plan.Where(build => build.Key.Builder == Builder.BuildKit)
            .DistinctBy(build => VariantKey.Of(build.Key))
            .SelectMany(build => build.Variant.Builds.SelectMany(part => FindForeignIn(build, part, baseSet))),
    ];

    private static IEnumerable<ForeignParent> FindForeignIn(PlannedBuild build, Variant part, BaseSet baseSet)
    {
        var dockerfile = DockerfileReader.Read(part.DockerfilePath);
        // Where the build is for another platform, one that a stage names may be told by the platform that is built for.
        var other = part.Options.Platform is { } platform && !GlobalArguments.IsOwn(platform) ? platform : null;
        if (other is not null && dockerfile.Stages.Any(stage => stage.Platform is not null))
            yield break;
        foreach (var image in dockerfile.Images(part.Target, BuildArguments.For(build.Scenario, part, baseSet), build.Key.Builder))
        {
            if ((image.Platform ?? other) is { Length: > 0 } wanted
                && wanted.All(sign => char.IsAsciiLetterOrDigit(sign) || "/._-".Contains(sign, StringComparison.Ordinal))
                && !part.Options.Contexts.ContainsKey(image.Name)
                && !MadeParents.Are(image.Name))
            {
                yield return new ForeignParent(image.Name, wanted, build.Scenario.Name, build.Variant.Name);
            }
        }
    }

    private static IEnumerable<NeededParent> FindIn(PlannedBuild build, Variant part, BaseSet baseSet)
    {
        var dockerfile = DockerfileReader.Read(part.DockerfilePath);
        var arguments = BuildArguments.For(build.Scenario, part, baseSet);
        if (dockerfile.Frontend(arguments, build.Key.Builder) is { } frontend)
            yield return new NeededParent(frontend, build.Scenario.Name, build.Variant.Name) { IsFrontend = true };
        // A parent of another platform is for the engine to ask for: the one that is here under its name is this machine's.
        if (part.Options.Platform is { } platform && !GlobalArguments.IsOwn(platform))
            yield break;
        // What the build is given under a name is not looked for elsewhere.
        var named = part.Options.Contexts;
        foreach (var image in dockerfile.ParentImages(part.Target, arguments, build.Key.Builder).Where(image => !named.ContainsKey(image))
            .Concat(named.Values.Select(context => context.Image).OfType<string>()))
        {
            yield return new NeededParent(image, build.Scenario.Name, build.Variant.Name);
        }
    }
}
