using System.Text;
using ScottPlot;

namespace ImageBench.Reports.Charts;

/// <summary>
/// How every chart looks: colours that the colour-blind tell apart by lightness too, sizes in pixels of an unscaled chart.
/// </summary>
internal static class ChartStyle
{
    public const int Width = 1000;
    public const int Edge = 24;
    public const int RowHeight = 36;
    public const int AxisHeight = 52;
    public const int HeadingHeight = 26;
    public const int LongestName = 330;
    public const int Gap = 8;

    public static readonly Color Background = Colors.White;
    public static readonly Color Ink = Color.FromHex("#1f2933");
    public static readonly Color Quiet = Color.FromHex("#66717d");
    public static readonly Color Grid = Color.FromHex("#e6e9ed");
    private static readonly Color Variant = Color.FromHex("#1f6fb2");
    private static readonly Color VariantPale = Color.FromHex("#a9cdea");
    private static readonly Color Baseline = Color.FromHex("#7d8791");
    private static readonly Color BaselinePale = Color.FromHex("#cdd3d9");
    public static readonly Color Failed = Color.FromHex("#b3470e");

    public static LabelStyle Title => Text(19, Ink, bold: true);

    public static LabelStyle Subtitle => Text(12, Quiet);

    public static LabelStyle PanelHeading => Text(14, Ink, bold: true);

    public static LabelStyle Name => Beside(Text(13, Ink), 2);

    public static LabelStyle Value => Beside(Text(13, Ink, bold: true), 1);

    public static LabelStyle Note => Beside(Text(13, Quiet), 2);

    /// <summary>On a bar; the colour depends on the bar's.</summary>
    public static LabelStyle Inside => Beside(Text(12, Ink), 1);

    public static LabelStyle Reason => Beside(Text(13, Failed), 2);

    public static LabelStyle Tick => Text(12, Quiet);

    /// <summary>The baseline is grey, what is compared with it blue; the pale one is for what comes from the parent image.</summary>
    public static (Color Full, Color Pale) ColoursOf(bool baseline) => baseline ? (Baseline, BaselinePale) : (Variant, VariantPale);

    public static float WidthOf(LabelStyle style, string text)
    {
        using var paint = Paint.NewDisposablePaint();
        return style.Measure(text, paint).Width;
    }

    /// <summary>The text, its middle left out where it would be wider: the start and the end of a name tell most.</summary>
    public static string Fit(LabelStyle style, string text, float width)
    {
        // Runes, not chars: half a letter cannot be drawn, nor stand in an SVG.
        Rune[] letters = [.. text.EnumerateRunes()];
        var shown = text;
        for (var kept = letters.Length - 1; kept > 1 && WidthOf(style, shown) > width; kept--)
            shown = $"{string.Concat(letters[..((kept + 1) / 2)]).TrimEnd()}…{string.Concat(letters[^(kept / 2)..]).TrimStart()}";
        return shown;
    }

    /// <summary>Labels in that style and no tick marks.</summary>
    public static void Apply(IAxis axis, LabelStyle labels)
    {
        axis.TickLabelStyle.FontName = labels.FontName;
        axis.TickLabelStyle.FontSize = labels.FontSize;
        axis.TickLabelStyle.ForeColor = labels.ForeColor;
        axis.TickLabelStyle.OffsetY = labels.OffsetY;
        axis.MajorTickStyle.Length = 0;
        axis.MinorTickStyle.Length = 0;
    }

    // The library centres a line with its accents; without them letters stand too high beside a bar.
    private static LabelStyle Beside(LabelStyle style, float down)
    {
        style.OffsetY = down;
        return style;
    }

    private static LabelStyle Text(float size, Color colour, bool bold = false) =>
        new() { FontName = ChartFonts.Family, FontSize = size, ForeColor = colour, Bold = bold };
}
