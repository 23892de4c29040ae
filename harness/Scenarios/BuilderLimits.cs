using ImageBench.Model;

namespace ImageBench.Scenarios;

/// <summary>Which variants a builder cannot build, by what their Dockerfiles say.</summary>
internal static class BuilderLimits
{
    public static IReadOnlyList<LeftOutVariant> LeftOut(Scenario scenario, Builder builder) => builder != Builder.Classic
        ? []
        :
        [
            .. from variant in scenario.Variants
               let feature = DockerfileReader.Read(variant.DockerfilePath).ClassicStopsAt(variant.Target)
               where feature is not null
               select new LeftOutVariant(
                   new VariantKey(scenario.Name, variant.Name, builder),
                   $"{Path.GetFileName(variant.DockerfilePath)}:{feature.Line} has {feature.Name}, which only BuildKit knows; build it with --builder buildkit"),
        ];
}
