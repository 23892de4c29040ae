using ImageBench.Images.Changes;
using ImageBench.Images.Packages;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Reports.Text;

/// <summary>The difference of two images in one line.</summary>
internal static class DifferenceText
{
    /// <summary>"+12.4 MB unpacked (+8.1 %): +11.9 MB own, +0.5 MB from the parent; an update downloads 4.2 MB".</summary>
    public static string Verdict(ImageDifference difference)
    {
        if (difference.Base.ImageId == difference.Head.ImageId)
            return "No difference: it is the same image.";
        var change = difference.UnpackedChange;
        var download = difference.UpdateDownload is { } bytes
            ? $"an update downloads {bytes}"
            : "what an update downloads is not known (layers lie there uncompressed)";
        var unpacked = $"{SignedFigures.Change(change)} unpacked{SignedFigures.Percent(change, difference.Base.Unpacked)}";
        return $"{unpacked}: {Parts(difference)}; {download}";
    }

    /// <summary>"3 added, 1 removed, 12 changed, 2 in mode, owner or link target only".</summary>
    public static string Files(ImageDifference difference)
    {
        FileChangeKind[] kinds = [FileChangeKind.Grown, FileChangeKind.Shrunk, FileChangeKind.Changed];
        var changed = kinds.Sum(difference.Count);
        var attributes = difference.Count(FileChangeKind.Attributes);
        string[] parts =
        [
            .. Part(difference.Count(FileChangeKind.Added), "added"),
            .. Part(difference.Count(FileChangeKind.Removed), "removed"),
            .. Part(changed, "changed"),
            .. Part(attributes, "in mode, owner or link target only"),
        ];
        return parts.Length == 0 ? "none changed" : string.Join(", ", parts);
    }

    /// <summary>What a row of the largest changes is about: "/usr/lib/", "libc6 2.36 → 2.41 (dpkg)".</summary>
    public static string Where(LargestChange change)
    {
        if (change.IsParents)
            return "all that the parent image brought";
        if (change.Package is { } package)
            return $"{package.Name} {Versions(package)} ({package.Manager})";
        return change.Path.Length == 0 ? "elsewhere" : change.Path + (change.IsDirectory && change.Path != "/" ? "/" : "");
    }

    /// <summary>"3 → 4 layers, 120 MB → 124 MB", or that the parents are not known.</summary>
    public static string Parents(ImageDifference difference) =>
        difference is { BaseParentLayerCount: { } was, HeadParentLayerCount: { } now }
            ? $"{was} → {now} of the layers, {Bytes(difference.Base, was)} → {Bytes(difference.Head, now)}"
            : "not known, and so which part is its own";

    private static ByteSize Bytes(ImageFacts image, int layers) => new(image.Layers.Take(layers).Sum(layer => layer.Unpacked.Bytes));

    private static string Versions(PackageChange package) => (package.BaseVersion, package.HeadVersion) switch
    {
        (null, var head) => $"{head}, new",
        (var was, null) => $"{was}, gone",
        (var was, var head) => $"{was} → {head}",
    };

    private static string Parts(ImageDifference difference)
    {
        if (difference.OwnChange is { } own)
            return $"{SignedFigures.Change(own)} own, {SignedFigures.Change(difference.ParentChange)} from the parent";
        var hidden = difference.HiddenChange;
        return hidden.Bytes == 0
            ? $"files {Files(difference)}"
            : $"{SignedFigures.Change(difference.VisibleChange)} of files, {SignedFigures.Change(hidden)} that nobody sees any more";
    }

    private static IEnumerable<string> Part(int count, string what) =>
        count == 0 ? [] : [$"{Figures.Count(count)} {what}"];
}
