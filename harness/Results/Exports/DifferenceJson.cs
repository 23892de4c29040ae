using System.Text.Json;
using ImageBench.Images.Changes;
using ImageBench.Images.Changes.Settings;
using ImageBench.Images.Packages;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Results.Exports.Tools;

namespace ImageBench.Results.Exports;

/// <summary>The difference of two images as JSON. Every key is always there; what is not known is null.</summary>
internal static class DifferenceJson
{
    private const int MostLargest = 10;

    /// <summary>With at most so many files; the values of environment variables only where they are asked for.</summary>
    public static string Text(ImageDifference difference, int mostFiles, bool withValues) =>
        JsonSerializer.Serialize(Shape(difference, mostFiles, withValues), PlainJson.Options) + "\n";

    /// <summary>Several in one document, each with the scenario that it is of.</summary>
    public static string Text(
        IReadOnlyList<(string Scenario, ImageDifference Difference)> differences, int mostFiles, bool withValues) =>
        JsonSerializer.Serialize(
            new DifferenceListFile(
                "imagebench.diff-list/1",
                [.. differences.Select(part => new DifferenceListFile.Part(part.Scenario, Shape(part.Difference, mostFiles, withValues)))]),
            PlainJson.Options) + "\n";

    private static DifferenceFile Shape(ImageDifference difference, int mostFiles, bool withValues) => new(
        "imagebench.diff/1",
        Image(difference.Base, difference.BaseParentLayerCount),
        Image(difference.Head, difference.HeadParentLayerCount),
        Size(difference.Base.Unpacked, difference.Head.Unpacked, difference.ParentChange),
        Size(difference.Base.Content, difference.Head.Content, difference.ParentContentChange),
        difference.VisibleChange.Bytes,
        difference.HiddenChange.Bytes,
        difference.SharedLayerCount,
        difference.UpdateDownload?.Bytes,
        difference.FileCount,
        [.. difference.Layers.Select(Layer)],
        [.. difference.Largest(MostLargest).Select(Largest)],
        [.. difference.ByDirectory().Select(Fold)],
        [.. difference.ByKind().Select(Fold)],
        [.. difference.ByInstruction().Select(Fold)],
        [.. difference.ByPackage().Select(Fold)],
        [.. difference.Packages.Select(Package)],
        [.. difference.Config.Select(change => Setting(change, isShown: withValues || !change.IsPrivate))],
        difference.Files().Take(mostFiles).Select(file => File(file, difference.OwnChange is not null)));

    private static DifferenceFile.ImagePart Image(ImageFacts image, int? parentLayers) =>
        new(image.ImageId, image.Platform, image.Layers.Count, parentLayers);

    private static DifferenceFile.PackagePart Package(PackageChange change) => new(
        change.Manager,
        change.Name,
        change.BaseVersion,
        change.HeadVersion,
        change.Place,
        change.Base?.Bytes,
        change.Head?.Bytes,
        change.Change?.Bytes,
        change.DeclaredChange?.Bytes);

    private static DifferenceFile.SizePart Size(ByteSize? from, ByteSize? to, ByteSize? parent)
    {
        var change = (to - from)?.Bytes;
        return new DifferenceFile.SizePart(
            from?.Bytes,
            to?.Bytes,
            change,
            change is { } known && from is { Bytes: > 0 } was ? Math.Round(100.0 * known / was.Bytes, 2) : null,
            parent?.Bytes,
            change - parent?.Bytes);
    }

    private static DifferenceFile.LayerPart Layer(LayerPair pair) => new(
        pair.Base?.Position,
        pair.Head?.Position,
        pair.Base?.DiffId,
        pair.Head?.DiffId,
        pair.IsSame,
        pair.Base?.Unpacked.Bytes,
        pair.Head?.Unpacked.Bytes,
        pair.Head?.Content?.Bytes,
        (pair.Head ?? pair.Base!).Instruction);

    private static DifferenceFile.LargestPart Largest(LargestChange change) => new(
        change.Path,
        change.IsDirectory,
        change.IsParents,
        change.Package is { } package ? new(package.Manager, package.Name, package.BaseVersion, package.HeadVersion) : null,
        change.Files,
        change.Change.Bytes,
        change.Gross.Bytes);

    private static DifferenceFile.FoldPart Fold(FoldedChange change) =>
        new(change.Name, change.Added.Bytes, change.Removed.Bytes, change.Change.Bytes, change.Files);

    private static DifferenceFile.SettingPart Setting(ConfigChange change, bool isShown) => new(
        change.Setting,
        change.Name,
        change.Base is not null,
        change.Head is not null,
        isShown ? change.Base : null,
        isShown ? change.Head : null);

    private static DifferenceFile.FilePart File(FileChange file, bool isParentKnown) => new(
        file.Path,
        file.Kind.Word(),
        file.Aspects.Words(),
        file.Entry.Word(),
        file.Content.Word(),
        file.Base?.Bytes,
        file.Head?.Bytes,
        file.Change.Bytes,
        file.BaseLayer,
        file.HeadLayer,
        isParentKnown ? file.IsParents : null);
}
