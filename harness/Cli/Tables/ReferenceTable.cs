using ImageBench.Cli.Lines;
using ImageBench.Images.Remote;
using ImageBench.Model;
using ImageBench.Reports.Text;

namespace ImageBench.Cli.Tables;

/// <summary>What registries say of many references, for people: a line a platform, and below them what could not be had.</summary>
internal static class ReferenceTable
{
    private const int LongestName = 120;

    public static void Write(TableConsole console, IReadOnlyList<ReferenceSizes> references)
    {
        var table = new FittedTable("reference", "platform", ">content size", ">layers", "digest");
        foreach (var (reference, image) in references.SelectMany(one => one.Images.Select(image => (one.Reference, image))))
        {
            table.Add(
                PlainText.Short(reference, LongestName),
                image.Platform,
                Figures.Size(image.Content),
                Figures.Count(image.Layers.Count),
                Figures.Digest(image.Digest));
        }

        console.Write(table);
        foreach (var one in references.Where(one => one.Trouble is not null))
            console.Say($"{one.Reference}: {one.Trouble}", indent: 2);
    }
}
