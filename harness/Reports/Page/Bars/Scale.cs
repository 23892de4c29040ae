using System.Globalization;

namespace ImageBench.Reports.Page.Bars;

/// <summary>Where a figure stands between the ends of a picture, as SVG writes it: "34.2%".</summary>
internal sealed record Scale(double Least, double Most)
{
    /// <summary>From nothing to the most of the figures.</summary>
    public static Scale To(IEnumerable<double> figures) => new(0, figures.DefaultIfEmpty(0).Max());

    public string At(double figure) => Percent(Share(figure));

    /// <summary>How much of the picture lies between two figures.</summary>
    public string Between(double from, double to) => Percent(Math.Max(0, Share(to) - Share(from)));

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.##}%");

    // What reaches beyond the picture ends at its edge.
    private double Share(double figure) => Most > Least ? Math.Clamp((figure - Least) / (Most - Least), 0, 1) : 0;
}
