using ImageBench.Images.Changes;
using ImageBench.Images.Packages;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Limits;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Runs.Outcomes;

/// <summary>The difference of two images as an image of an outcome, or as an outcome of its own.</summary>
internal static class DifferenceOutcome
{
    /// <summary>What a comment can hold of it; <c>diff --json</c> has all.</summary>
    private const int MostListed = 50;

    private const int MostCauses = 10;

    /// <summary>Two images that are compared alone: their names are as they were typed.</summary>
    public static Outcome Of(
        ImageDifference difference, string typedBase, string typedHead, string? name, IReadOnlyList<LimitFinding> findings) =>
        new(name ?? typedHead, [Image(difference, name ?? typedHead)])
        {
            Base = typedBase,
            Head = typedHead,
            Limits = [.. findings.Select(finding => GrowthOutcome.Of(finding, name ?? typedHead))],
        };

    /// <summary>Both sides are taken to be built and not checked; whoever knows more says so with <c>with</c>.</summary>
    public static ImageOutcome Image(ImageDifference difference, string name) => new(
        name, Side(difference.Base), Side(difference.Head))
    {
        ParentChange = difference.ParentChange,
        ParentContentChange = difference.ParentContentChange,
        Causes = [.. difference.Largest(MostCauses).Select(Cause)],
        Layers = [.. difference.Layers.Select(pair => Layer(pair, difference.HeadParentLayerCount))],
        Files = [.. difference.Files().Take(MostListed).Select(File)],
        FileCount = difference.FileCount,
        Packages = [.. difference.Packages.Take(MostListed).Select(Package)],
        PackageCount = difference.Packages.Count,
    };

    /// <summary>An image by itself, such as the first one of a repository.</summary>
    public static SideOutcome Side(ImageFacts image) => new(BuildStatus.Built, CheckResult.None)
    {
        Unpacked = image.Unpacked,
        Content = image.Content,
        LayerCount = image.Layers.Count,
        ImageId = image.ImageId,
        Platform = image.Platform,
    };

    private static CauseOutcome Cause(LargestChange change) => new(DifferenceText.Where(change), change.Change, change.Gross, change.Files);

    private static LayerOutcome Layer(LayerPair pair, int? headParents) => new((pair.Head ?? pair.Base!).Instruction, pair.IsSame)
    {
        BasePosition = pair.Base?.Position,
        HeadPosition = pair.Head?.Position,
        Base = pair.Base?.Unpacked,
        Head = pair.Head?.Unpacked,
        HeadContent = pair.Head?.Content,
        FromParent = headParents is { } count && pair.Head is { } head ? head.Position <= count : null,
    };

    private static FileOutcome File(FileChange file) => new(
        file.Path,
        file.Kind == FileChangeKind.Attributes ? file.Aspects.Words() : file.Kind.Word(),
        file.Base,
        file.Head);

    private static PackageOutcome Package(PackageChange package) =>
        new(package.Manager, package.Name, package.BaseVersion, package.HeadVersion, package.Change);
}
