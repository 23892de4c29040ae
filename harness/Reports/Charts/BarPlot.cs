using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.TickGenerators;

namespace ImageBench.Reports.Charts;

/// <summary>Draws one panel's bars, whiskers, dots and figures, laid out so that every text has room.</summary>
internal static class BarPlot
{
    private const double BarThickness = 0.56;

    // The whisker runs above the middle of a bar and the dots below it, so that neither hides the other.
    private const double Lane = 0.13;

    /// <summary>The plot of a panel whose names take <paramref name="nameWidth"/> pixels on the left. The caller disposes of it.</summary>
    public static Plot Make(BarPanel panel, float nameWidth)
    {
        var plot = new Plot();
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        var left = ChartStyle.Edge + nameWidth + ChartStyle.Gap;
        var width = ChartStyle.Width - left - ChartStyle.Edge;
        plot.Layout.Fixed(new PixelPadding(left, ChartStyle.Edge, ChartStyle.AxisHeight, 0));
        for (var i = 0; i < panel.Rows.Count; i++)
            Draw(plot, panel.Rows[i], panel.Rows.Count - 1 - i);
        var end = panel.Rows.Select(row => RoomFor(row, width)).Append(panel.LeastEnd).Max();
        plot.Axes.SetLimits(0, end > 0 ? end : 1, -0.6, panel.Rows.Count - 0.4);
        ValueAxis(plot, panel);
        NameAxis(plot, panel, nameWidth);
        return plot;
    }

    // The axis must end where the longest bar still leaves its figure and note room.
    private static double RoomFor(BarRow row, float width) =>
        row.End * width / Math.Max(width / 3, width - TextWidth(row) - (2 * ChartStyle.Gap));

    private static float TextWidth(BarRow row) =>
        ChartStyle.WidthOf(ChartStyle.Value, row.Figure) + ChartStyle.Gap + ChartStyle.WidthOf(ChartStyle.Note, row.Note);

    private static void Draw(Plot plot, BarRow row, int y)
    {
        var start = 0d;
        foreach (var part in row.Parts.Where(part => part.Length > 0))
        {
            if (part.IsGap)
            {
                start += part.Length;
                continue;
            }

            // The line in the bar's own colour keeps a bar of less than a pixel in sight.
            plot.Add.Bar(new Bar
            {
                Position = y,
                ValueBase = start,
                Value = start + part.Length,
                Size = BarThickness,
                Orientation = Orientation.Horizontal,
                FillColor = part.Colour,
                LineColor = part.IsApart ? ChartStyle.Background : part.Colour,
                LineWidth = 1,
            });
            WriteInside(plot, part, start + (part.Length / 2), y);
            start += part.Length;
        }

        Whisker(plot, row, y);
        Dots(plot, row, y);
        Write(plot, row.Figure, ChartStyle.Value, row.End, y, ChartStyle.Gap);
        var offset = row.Figure.Length == 0 ? ChartStyle.Gap : (2 * ChartStyle.Gap) + ChartStyle.WidthOf(ChartStyle.Value, row.Figure);
        Write(plot, row.Note, row.Parts.Count == 0 ? ChartStyle.Reason : ChartStyle.Note, row.End, y, offset);
    }

    // Not the bar's own error: that one is drawn with the width of the bar's outline.
    // One that reaches below zero leaves the plot without an end.
    private static void Whisker(Plot plot, BarRow row, int y)
    {
        if (row is not { Low: { } low, High: { } high })
            return;
        var (below, above) = (Math.Max(0, row.Length - low), Math.Max(0, high - row.Length));
        // Whatever the library calls the two, it draws the first to the right.
        plot.Add.Plottable(new ErrorBar([row.Length], [y + Lane], [above], [below], null, null)
        {
            Color = ChartStyle.Ink,
            LineWidth = 1.5f,
            CapSize = 5,
        });
    }

    private static void Dots(Plot plot, BarRow row, int y)
    {
        if (row.Dots is not { Count: > 0 } dots)
            return;
        var lane = Enumerable.Repeat(y - Lane, dots.Count).ToArray();
        var markers = plot.Add.Markers(dots.ToArray(), lane, MarkerShape.FilledCircle, 6, ChartStyle.Ink);
        markers.MarkerStyle.OutlineColor = ChartStyle.Background;
        markers.MarkerStyle.OutlineWidth = 1;
    }

    private static void Write(Plot plot, string text, LabelStyle style, double x, int y, float offset)
    {
        if (text.Length == 0)
            return;
        var label = plot.Add.Text(text, x, y);
        label.LabelStyle = style;
        label.LabelStyle.Text = text;
        label.LabelStyle.Alignment = Alignment.MiddleLeft;
        label.LabelStyle.OffsetX = offset;
    }

    private static void WriteInside(Plot plot, BarPart part, double x, int y)
    {
        if (part.Label.Length == 0)
            return;
        var label = plot.Add.Text(part.Label, x, y);
        label.LabelStyle = ChartStyle.Inside;
        label.LabelStyle.Text = part.Label;
        label.LabelStyle.ForeColor = part.LabelColour;
        label.LabelStyle.Alignment = Alignment.MiddleCenter;
    }

    private static void ValueAxis(Plot plot, BarPanel panel)
    {
        plot.Axes.Bottom.TickGenerator = new NumericAutomatic
        {
            IntegerTicksOnly = panel.WholeNumbers,
            LabelFormatter = value => value.ToString("#,0.######", CultureInfo.InvariantCulture),
            TargetTickCount = 6,
        };
        ChartStyle.Apply(plot.Axes.Bottom, ChartStyle.Tick);
        plot.Axes.Bottom.FrameLineStyle.Width = 0;
        plot.XLabel(panel.AxisTitle);
        plot.Axes.Bottom.Label.FontSize = ChartStyle.Tick.FontSize;
        plot.Axes.Bottom.Label.ForeColor = ChartStyle.Quiet;
        plot.Axes.Bottom.Label.Bold = false;
        plot.Grid.XAxisStyle.MajorLineStyle.Color = ChartStyle.Grid;
        plot.Grid.YAxisStyle.IsVisible = false;
    }

    private static void NameAxis(Plot plot, BarPanel panel, float nameWidth)
    {
        var positions = panel.Rows.Select((_, i) => (double)(panel.Rows.Count - 1 - i)).ToArray();
        var names = panel.Rows.Select(row => ChartStyle.Fit(ChartStyle.Name, row.Name, nameWidth)).ToArray();
        plot.Axes.Left.TickGenerator = new NumericManual(positions, names);
        ChartStyle.Apply(plot.Axes.Left, ChartStyle.Name);
        plot.Axes.Left.FrameLineStyle.Color = ChartStyle.Quiet;
        plot.Axes.Top.IsVisible = false;
        plot.Axes.Right.IsVisible = false;
    }
}
