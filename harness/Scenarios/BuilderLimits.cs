using ImageBench.Model.Builds;
using ImageBench.Model.Options;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Scenarios;

/// <summary>Which variants a builder cannot build, by what their Dockerfiles say.</summary>
internal static class BuilderLimits
{
    /// <summary>The variants whose builds cannot begin with an imported cache.</summary>
    public static IReadOnlyList<SkippedState> Unimportable(Scenario scenario) =>
    [
        .. from variant in scenario.Variants
           where variant.Before.Count > 0
           select new SkippedState(
               scenario.Name,
               variant.Name,
               CacheState.Imported,
               "it is made of several builds, each of which would have a cache of its own; measure them as variants of one build each"),
    ];

    public static IReadOnlyList<SkippedVariant> Skipped(Scenario scenario, Builder builder) => builder != Builder.Classic
        ? []
        :
        [
            .. from variant in scenario.Variants
               let needs = SessionNeeds.Of(variant.Options)
               let stop = variant.Builds
                   .Select(build =>
                       (build.DockerfilePath, Feature: DockerfileReader.Read(build.DockerfilePath).ClassicStopsAt(build.Target)))
                   .FirstOrDefault(build => build.Feature is not null)
               where stop.Feature is not null || needs is not null
               select new SkippedVariant(
                   new VariantKey(scenario.Name, variant.Name, builder),
                   stop.Feature is null
                       ? $"it is given {needs}, which only BuildKit takes; build it with --builder buildkit"
                       : $"{Path.GetFileName(stop.DockerfilePath)}:{stop.Feature.Line} has {stop.Feature.Name}, which only BuildKit knows; "
                       + "build it with --builder buildkit"),
        ];
}
