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

    private static IEnumerable<NeededParent> FindIn(PlannedBuild build, Variant part, BaseSet baseSet)
    {
        var dockerfile = DockerfileReader.Read(part.DockerfilePath);
        var arguments = BuildArguments.For(build.Scenario, part, baseSet);
        if (dockerfile.Frontend(arguments, build.Key.Builder) is { } frontend)
            yield return new NeededParent(frontend, build.Scenario.Name, build.Variant.Name) { IsFrontend = true };
        // A parent of another platform is for the engine to ask for: the one that is here under its name is this machine's.
        if (part.Options.Platform is { } platform && platform != GlobalArguments.Platform)
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
