using ImageBench.Benchmarks.Figures;
using ImageBench.Benchmarks.Processes;
using ImageBench.Benchmarks.Runs;

namespace ImageBench.Benchmarks.Pages;

/// <summary>How long the page of a long run with large images takes to be made, to be seen in a browser, and to be zoomed in.</summary>
internal static class PageBenchmark
{
    private const int Times = 5;
    private const double LimitSeconds = 3;
    private const double LimitMebibytes = 300;
    private const double PaintSeconds = 1;
    private const double PicturesASecond = 30;

    public static Benchmark Benchmark { get; } = new(
        "page",
        "imagebench report of 10,000 builds and 10 images of 20,000 files and more, and its page in Chromium: first paint, zooming the map",
        NeedsEngine: false,
        Measure);

    private static async Task<Findings> Measure(Bench bench, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        bench.Say("writing the run");
        var run = await SamplePage.Write(folder.FullPath, cancellationToken);
        var report = (await Rounds.Run(
            bench, Times, cancellationToken, MeasuredCommand.Harness("report", run.FullPath).Run))[0];
        var memory = await HarnessProcess.Child("report", run.FullPath).Run(cancellationToken);
        bench.Say("opening the page");
        var page = Path.ChangeExtension(run.ReportPath, ".html");
        var opened = await OpenedPage.Open(page, Times, cancellationToken);
        List<double> pictures = [.. opened.SelectMany(one => one.PictureSeconds).Order()];
        return new Findings(
            [
                new Figure("imagebench report, wall", report.Median(one => one.WallSeconds), "s", LimitSeconds),
                new Figure("imagebench report, CPU", report.Median(one => one.CpuSeconds), "s"),
                new Figure("imagebench report, peak memory", PeakMemory.Mebibytes(memory), "MiB", LimitMebibytes),
                new Figure("report.html", new FileInfo(page).Length / 1_000_000.0, "MB"),
                new Figure("first paint in Chromium", opened.Median(one => one.FirstPaintSeconds), "s", PaintSeconds),
                new Figure("pictures a second, zooming the map of 100,000 files", 1 / pictures.Average(), "")
                {
                    Least = PicturesASecond,
                },
                new Figure("of a hundred pictures, what 95 are on the screen after", pictures[pictures.Count * 95 / 100], "s"),
            ],
            null,
            [
                $"Median of {Times} runs of whole processes, and of {Times} browsers that had not seen it (first contentful paint, from "
                    + "the start of the navigation; 1,400 pixels wide). Peak memory is VmHWM of one run.",
                "The builds: 10 variants, 4 cache states, 250 rounds, 7 steps each. The images: 20,000 files each, 100,000 of the one that "
                    + "is zoomed, as real archives that were read. Zooming: 20 times a folder further in, by keys; pictures are counted by "
                    + "requestAnimationFrame, of which a browser gives at most 60 a second.",
            ]);
    }
}
