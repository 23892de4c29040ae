using System.Globalization;
using ImageBench.Model;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Nodes;

/// <summary>Sizes of one image that are not the same to the byte on all machines that built it.</summary>
internal sealed record SizeDifference(IReadOnlyList<VariantSummary> Rows)
{
    private const int MostNamed = 10;

    /// <summary>
    /// In the order of the rows, which hold their machines. The engine's own figure is not compared: its meaning differs between stores.
    /// </summary>
    public static IReadOnlyList<SizeDifference> In(IReadOnlyList<VariantSummary> rows) =>
    [
        .. rows.Where(row => row is { Counts: true, Image: not null })
            .GroupBy(row => row.Key with { Node = null })
            .Where(group => group.Select(row => (row.Image!.Unpacked, row.Image.Content, row.Image.LayerCount)).Distinct().Skip(1).Any())
            .Select(group => new SizeDifference([.. group])),
    ];

    /// <summary>A sentence on each, and one on those that are too many to be named.</summary>
    public static IEnumerable<string> Sentences(IReadOnlyList<SizeDifference> differences)
    {
        foreach (var difference in differences.Take(MostNamed))
            yield return difference.Sentence;
        if (differences.Count > MostNamed)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"So have {differences.Count - MostNamed} more images, which variants.csv tells row by row.");
        }
    }

    private string Sentence =>
        $"The image of {Rows[0].Key} has other sizes on other machines, so its build is not the same everywhere: "
            + $"{string.Join("; ", Parts())}. The figures here are those of {Rows[0].Node}.";

    private IEnumerable<string> Parts() => Rows
        .GroupBy(row => (row.Image!.Unpacked, row.Image.Content, row.Image.LayerCount))
        .Select(alike => $"{Text(alike.Key.Unpacked)} unpacked, {Text(alike.Key.Content)} of content and {Text(alike.Key.LayerCount)} "
            + "layers "
            + $"on {string.Join(", ", alike.Select(row => row.Node).Take(MostNamed))}");

    private static string Text(ByteSize? size) =>
        size is { } known ? known.Bytes.ToString("N0", CultureInfo.InvariantCulture) + " bytes" : "unknown bytes";

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
