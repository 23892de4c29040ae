using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Runs.Planning;

/// <summary>The parent images that the builds of a run start from, read from the Dockerfiles.</summary>
internal static class NeededParents
{
    public static IReadOnlyList<NeededParent> Of(IEnumerable<PlannedBuild> plan, BaseSet baseSet) =>
    [
        .. from build in plan.DistinctBy(build => VariantKey.Of(build.Key))
           from part in build.Variant.Builds
           let dockerfile = DockerfileReader.Read(part.DockerfilePath)
           from image in dockerfile.ParentImages(part.Target, BuildArguments.Of(build.Scenario, part, baseSet), build.Key.Builder)
           select new NeededParent(image, build.Scenario.Name, build.Variant.Name),
    ];
}
