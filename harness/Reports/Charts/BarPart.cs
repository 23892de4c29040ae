using ScottPlot;

namespace ImageBench.Reports.Charts;

/// <summary>A part of a bar, in the unit of its axis.</summary>
internal sealed record BarPart(double Length, Color Colour)
{
    /// <summary>Room between two parts, where nothing is drawn.</summary>
    public static BarPart Gap(double length) => new(length, Colors.Transparent) { IsGap = true };

    public bool IsGap { get; init; }

    /// <summary>Whether a thin gap shows where it begins and ends.</summary>
    public bool IsApart { get; init; }

    /// <summary>Stands in its middle; there must be room.</summary>
    public string Label { get; init; } = "";

    public Color LabelColour { get; init; } = ChartStyle.Ink;
}
