using ImageBench.Model.Builds;
using ImageBench.Model.Options;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Scenarios.Ignore;

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
               let why = WhatStops(variant)
               where why is not null
               select new SkippedVariant(
                   new VariantKey(scenario.Name, variant.Name, builder), $"{why}; build it with --builder buildkit"),
        ];

    private static string? WhatStops(Variant variant)
    {
        foreach (var build in variant.Builds)
        {
            var name = Path.GetFileName(build.DockerfilePath);
            if (DockerfileReader.Read(build.DockerfilePath).ClassicStopsAt(build.Target) is { } feature)
                return $"{name}:{feature.Line} has {feature.Name}, which only BuildKit knows";
            // It would be built all the same, of files that whoever wrote this one wants to be left out.
            if (IgnoreFile.IsBeside(build.DockerfilePath))
                return $"{name}.dockerignore is an ignore file for {name} alone, which only BuildKit reads";
        }

        return SessionNeeds.Of(variant.Options) is { } needs ? $"it is given {needs}, which only BuildKit takes" : null;
    }
}
