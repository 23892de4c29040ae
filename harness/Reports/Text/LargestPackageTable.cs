using ImageBench.Model.Images;
using ImageBench.Statistics.Variants;

namespace ImageBench.Reports.Text;

/// <summary>
/// The packages of a scenario's images that take most, each with what brought it: the parent image, or the Dockerfile itself.
/// </summary>
internal static class LargestPackageTable
{
    private const int MostRows = 12;

    /// <summary>Of one image; none where they are not known.</summary>
    public static IReadOnlyList<(LargePackage Package, string From)> Rows(ScenarioResults scenario, VariantSummary variant)
    {
        if (scenario.ContentsOf(variant) is not { Packages: { Count: > 0 } packages })
            return [];
        var fromParent = scenario.LayersOf(variant)
            .DistinctBy(layer => layer.Position)
            .ToDictionary(layer => layer.Position, layer => layer.FromParent);
        return [.. packages.Take(MostRows).Select(package => (package, From(fromParent.GetValueOrDefault(package.LayerPosition))))];
    }

    /// <summary>Of all images that count, folded, as Markdown; empty where none are known.</summary>
    public static string Of(ScenarioResults scenario)
    {
        var rows = scenario.Counting
            .SelectMany(variant => Rows(scenario, variant).Select(row => Row(scenario.NameOf(variant), row.Package, row.From)))
            .ToList();
        return rows.Count == 0 ? "" : Markdown.Folded(
            "The largest packages", Markdown.Table(["variant", "package", "version", "from", ">unpacked size"], rows));
    }

    private static IReadOnlyList<string> Row(string variant, LargePackage package, string from) =>
    [
        Markdown.Escape(variant),
        $"{Markdown.Code(package.Name)} ({Markdown.Escape(package.Manager)})",
        Markdown.Escape(package.Version),
        from,
        Figures.Size(package.Unpacked),
    ];

    private static string From(bool? fromParent) => fromParent switch { true => "parent", false => "own", null => Figures.Missing };
}
