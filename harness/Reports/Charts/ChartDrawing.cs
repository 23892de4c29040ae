using ScottPlot;
using SkiaSharp;

namespace ImageBench.Reports.Charts;

/// <summary>
/// Turns a chart into the bytes of a PNG (two pixels to one, for sharp screens) and of an SVG. Equal charts give equal bytes. It is drawn
/// once, which the plotting library does one at a time, and is when the method returns; both forms are made of that elsewhere meanwhile.
/// </summary>
internal static class ChartDrawing
{
    private const int MostRows = 400;
    private const int Scale = 2;
    private const int TitleHeight = 34;
    private const int LineHeight = 18;
    private const int BelowHeader = 14;

    // Each pixel against the one before it: such pictures are smaller then, and packed in a third of the time.
    private static readonly SKPngEncoderOptions Packing = new(SKPngEncoderFilterFlags.Sub, zLibLevel: 6);

    public static Task<(byte[] Png, byte[] Svg)> Make(BarChart chart)
    {
        ChartFonts.Register();
        var size = new SKSizeI(ChartStyle.Width, Height(chart));
        using var recorder = new SKPictureRecorder();
        Draw(chart, recorder.BeginRecording(SKRect.Create(size)));
        var picture = recorder.EndRecording();
        return Task.Run(() =>
        {
            using (picture)
                return (Png(picture, size), Svg(picture, size));
        });
    }

    private static byte[] Png(SKPicture picture, SKSizeI size)
    {
        using var surface = SKSurface.Create(
            new SKImageInfo(size.Width * Scale, size.Height * Scale, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Scale(Scale);
        surface.Canvas.DrawPicture(picture);
        using var pixels = surface.PeekPixels();
        using var data = pixels.Encode(Packing) ?? throw new InvalidDataException("it cannot be packed");
        return data.ToArray();
    }

    private static byte[] Svg(SKPicture picture, SKSizeI size)
    {
        using var bytes = new MemoryStream();

        // The end of the document is written when the canvas is disposed of.
        using (var canvas = SKSvgCanvas.Create(SKRect.Create(size), bytes))
            canvas.DrawPicture(picture);
        bytes.Position = 0;
        return SvgDocument.Settled(bytes);
    }

    // A picture of a run that somebody made up could fill the memory.
    private static int Height(BarChart chart) => chart.Panels.Sum(panel => panel.Rows.Count) > MostRows
        ? throw new InvalidDataException($"it would have more than {MostRows} bars")
        : HeaderHeight(chart) + chart.Panels.Sum(PanelHeight) + (ChartStyle.Edge / 2);

    private static int HeaderHeight(BarChart chart) => ChartStyle.Edge + TitleHeight + (LineHeight * chart.Subtitle.Count) + BelowHeader;

    private static int PanelHeight(BarPanel panel) =>
        HeadingHeight(panel) + (panel.Rows.Count * ChartStyle.RowHeight) + ChartStyle.AxisHeight;

    private static int HeadingHeight(BarPanel panel) => panel.Heading.Length > 0 ? ChartStyle.HeadingHeight : 0;

    private static void Draw(BarChart chart, SKCanvas canvas)
    {
        canvas.Clear(ChartStyle.Background.ToSKColor());
        Write(canvas, ChartStyle.Title, chart.Title, ChartStyle.Edge);
        for (var i = 0; i < chart.Subtitle.Count; i++)
            Write(canvas, ChartStyle.Subtitle, chart.Subtitle[i], ChartStyle.Edge + TitleHeight + (i * LineHeight));
        var nameWidth = chart.Panels
            .SelectMany(panel => panel.Rows)
            .Select(row => ChartStyle.WidthOf(ChartStyle.Name, row.Name))
            .DefaultIfEmpty(0)
            .Max();
        var top = HeaderHeight(chart);
        foreach (var panel in chart.Panels)
        {
            Write(canvas, ChartStyle.PanelHeading, panel.Heading, top);
            var bottom = top + PanelHeight(panel);
            var place = new PixelRect(0, ChartStyle.Width, bottom, top + HeadingHeight(panel));
            Draw(panel, Math.Min(nameWidth, ChartStyle.LongestName), canvas, place);
            top = bottom;
        }
    }

    // The first time that a plot is rendered the library draws it twice, the one on the other: then every letter of it is there twice.
    private static void Draw(BarPanel panel, float nameWidth, SKCanvas canvas, PixelRect place)
    {
        using var plot = BarPlot.Make(panel, nameWidth);
        using var nowhere = new SKNoDrawCanvas(ChartStyle.Width, (int)place.Bottom);
        plot.Render(nowhere, place);
        plot.Render(canvas, place);
    }

    private static void Write(SKCanvas canvas, LabelStyle style, string text, int top)
    {
        using var paint = Paint.NewDisposablePaint();
        style.Text = ChartStyle.Fit(style, text, ChartStyle.Width - (2 * ChartStyle.Edge));
        style.Render(canvas, new Pixel(ChartStyle.Edge, top), paint);
    }
}
