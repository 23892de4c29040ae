using System.Globalization;
using ImageBench.Images.Changes;

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
        count == 0 ? [] : [$"{count.ToString("N0", CultureInfo.InvariantCulture)} {what}"];
}
