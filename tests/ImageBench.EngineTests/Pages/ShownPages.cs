using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Reports.Page;
using ImageBench.Reports.Page.Content;
using ImageBench.Reports.Page.Gallery;
using ImageBench.Reports.Page.Trends;
using ImageBench.Results;
using ImageBench.Runs.Exports;
using ImageBench.Statistics;
using ImageBench.Statistics.History;

namespace ImageBench.EngineTests.Pages;

/// <summary>Pages of the reference runs on disk, alone in a folder, as somebody has them who got one by mail.</summary>
internal sealed class ShownPages : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagebench-pages-");

    /// <summary>The address of the page of a reference run; of several, as if they had been one run.</summary>
    public string Address(params IReadOnlyList<string> runs) => Written(
        string.Join('+', runs), () => HtmlReport.Text(new PageContent(Joined([.. runs.Select(Read)]), [], [])));

    /// <summary>The address of the page that shows all reference runs.</summary>
    public string Gallery() => Written("gallery", () => GalleryPage.Text(
        GalleryFolder.Open(Path.Combine(Repository.Root, "results/reference")).Read(CancellationToken.None).Content));

    /// <summary>The address of the page of a history in which one image grew over many runs, and another is there once.</summary>
    public string History() => Written("history", () => TrendsPage.Text(HistoryTrend.Of(
        from place in Enumerable.Range(0, 40)
        from variant in (string[])["multi", "a-variant-with-a-long-name-that-somebody-gave-it"]
        where place == 0 || variant == "multi"
        select new HistoryRow(
            $"run{place}",
            new DateTimeOffset(2026, 8, 1, 9, 30, 0, TimeSpan.Zero).AddDays(place),
            new VariantKey("go-crud", variant, Builder.BuildKit))
        {
            Revision = "3f2a1bcde77",
            Unpacked = new ByteSize(7_900_000 + (place % 7 * 100_000)),
            LayerCount = 2,
        },
        40)));

    public void Dispose() => _folder.Delete(recursive: true);

    private string Written(string name, Func<string> text)
    {
        var path = Path.Combine(_folder.FullName, name + ".html");
        if (!File.Exists(path))
            File.WriteAllText(path, text());
        return new Uri(path).AbsoluteUri;
    }

    private static RunResults Read(string run) => RunFolder.Open(Path.Combine(Repository.Root, "results/reference", run)).Read();

    private static RunResults Joined(IReadOnlyList<RunResults> runs) => new(
        runs[0].Run, [.. runs.SelectMany(run => run.Builds)], [.. runs.SelectMany(run => run.Variants)])
    {
        Checks = [.. runs.SelectMany(run => run.Checks)],
        Transfers = [.. runs.SelectMany(run => run.Transfers)],
        Layers = [.. runs.SelectMany(run => run.Layers)],
        Contents = [.. runs.SelectMany(run => run.Contents)],
        Dockerfiles = [.. runs.SelectMany(run => run.Dockerfiles)],
    };
}
