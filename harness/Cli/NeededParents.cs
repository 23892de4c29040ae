using ImageBench.Model;
using ImageBench.Running;
using ImageBench.Scenarios;

namespace ImageBench.Cli;

/// <summary>The parent images that the builds of a run start from, read from the Dockerfiles.</summary>
internal static class NeededParents
{
    public static IReadOnlyList<NeededParent> Of(IEnumerable<PlannedBuild> plan, BaseSet baseSet) =>
    [
        .. from build in plan.DistinctBy(build => VariantKey.Of(build.Key))
           let dockerfile = DockerfileReader.Read(build.Variant.DockerfilePath)
           from image in dockerfile.ParentImages(build.Variant.Target, BuildArguments.Of(build.Scenario, build.Variant, baseSet), build.Key.Builder)
           select new NeededParent(image, build.Scenario.Name, build.Variant.Name),
    ];
}
