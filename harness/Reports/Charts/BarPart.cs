using ScottPlot;

namespace ImageBench.Reports.Charts;

/// <summary>A part of a bar, in the unit of its axis.</summary>
internal sealed record BarPart(double Length, Color Colour);
