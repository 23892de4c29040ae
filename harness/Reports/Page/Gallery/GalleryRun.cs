using System.Collections.Frozen;
using System.Globalization;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Statistics;
using ImageBench.Statistics.Remarks;

namespace ImageBench.Reports.Page.Gallery;

/// <summary>
/// A run as a gallery shows it: the name of its folder, and of its results no more than a line and a small picture need, so that many
/// runs fit. <c>Page</c> is the file in its folder that the line leads to; null: it has none.
/// </summary>
internal sealed record GalleryRun(string Folder, string? Page, BenchRun Run, Soundness Soundness, IReadOnlyList<ScenarioResults> Scenarios)
{
    public static GalleryRun Of(string folder, string? page, RunResults results) => new(
        folder, page, results.Run, Soundness.Of(results), [.. ScenarioResults.Of(results).Select(Slim)]);

    /// <summary>Where the page says more of one of its scenarios, from the gallery's folder; null: nowhere.</summary>
    public string? AddressOf(int scenario)
    {
        if (Page is null)
            return null;
        var page = $"{Uri.EscapeDataString(Folder)}/{Page}";
        // A page of one scenario is about it; on that of several each has its place.
        return Scenarios.Count == 1 || !Page.EndsWith(".html", StringComparison.Ordinal)
            ? page
            : string.Create(CultureInfo.InvariantCulture, $"{page}#s{scenario + 1}-scenario");
    }

    private static ScenarioResults Slim(ScenarioResults scenario) => scenario with
    {
        Builds = [],
        Layers = [],
        Checks = [],
        Transfers = [],
        Contents = FrozenDictionary<VariantKey, ImageContents>.Empty,
    };
}
