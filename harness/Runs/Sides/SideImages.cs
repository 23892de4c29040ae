using ImageBench.Images.Changes;
using ImageBench.Images.Changes.Parts;
using ImageBench.Images.Contents;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Running;
using ImageBench.Runs.Planning;
using ImageBench.Runs.Sides.Places;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Runs.Sides;

/// <summary>The images of both sides of a run, as they are read, and what changed from one to the other.</summary>
internal sealed class SideImages(Plan plan)
{
    private readonly Dictionary<(string Scenario, string Side), (MeasuredImage Image, ImageTree Tree)> _images = [];

    public void Keep(MeasuredImage image, ImageTree tree) => _images[(image.Scenario, image.Variant)] = (image, tree);

    /// <summary>Of each scenario of the run, in its order.</summary>
    public IReadOnlyList<SideDifference> Compare(BenchRun run) =>
        [.. plan.Scenarios.Select(scenario => new SideDifference(scenario.Name, Between(scenario.Name, run)))];

    private ImageDifference? Between(string scenario, BenchRun run)
    {
        if (!_images.TryGetValue((scenario, SideWord.Base), out var was) || !_images.TryGetValue((scenario, SideWord.Head), out var now))
            return null;
        return ImageDifference.Between(
            was.Tree, now.Tree, CountParents(was.Image, run), CountParents(now.Image, run), ParentLayers.CountOfSame(was.Tree, now.Tree));
    }

    // An image that begins with none of its parents, all of which are known, is made from nothing.
    private int? CountParents(MeasuredImage image, BenchRun run)
    {
        if (image.ParentLayerCount is { } count)
            return count;
        var build = plan.FirstRounds.First(made => made.Key.Scenario == image.Scenario && made.Key.Variant == image.Variant);
        var had = run.Parents.Select(parent => parent.Name).ToHashSet(StringComparer.Ordinal);
        var isKnown = build.Variant.Options.Platform is null
            && build.Variant.Builds.All(part => DockerfileReader.Read(part.DockerfilePath).IsCertain)
            && ParentSearch.Find([build], run.BaseSet).All(parent => parent.IsFrontend || had.Contains(parent.Image));
        return isKnown ? 0 : null;
    }
}
