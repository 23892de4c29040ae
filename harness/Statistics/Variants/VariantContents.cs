using ImageBench.Model.Images;
using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Variants;

/// <summary>The contents of a variant's image. Some rows of contents.csv, map.csv, largest_files.csv and packages.csv.</summary>
internal sealed record VariantContents(VariantKey Key, ImageContents Contents)
{
    /// <summary>Of the images whose contents are known, in their order.</summary>
    public static IReadOnlyList<VariantContents> Of(IReadOnlyList<MeasuredImage> images)
    {
        var known = new List<VariantContents>();
        foreach (var image in images)
        {
            if (image.Facts.Contents is { } contents)
                known.Add(new VariantContents(VariantKey.Of(image), contents));
        }

        return known;
    }
}
