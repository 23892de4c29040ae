using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Dockerfiles;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Reports.Page;
using ImageBench.Reports.Page.Content;
using ImageBench.Reports.Page.Gallery;
using ImageBench.Reports.Page.Trends;
using ImageBench.Results;
using ImageBench.Runs.Exports;
using ImageBench.Scenarios.Dockerfiles;
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

    /// <summary>
    /// The address of a page with all that stands behind a line of a Dockerfile, and with packages; some words of it are longer than a
    /// window is wide.
    /// </summary>
    public string LineByLine() => Written("line-by-line", () =>
    {
        var (run, word) = (Read("go-crud"), new string('w', 300));
        return HtmlReport.Text(new PageContent(
            run with
            {
                Builds = [.. run.Builds.Select(build => Printing(build, "go: downloading a module", word))],
                Dockerfiles = [.. run.Variants.Select(variant => Dockerfile(variant.Scenario, variant.Variant))],
                Contents =
                [
                    .. run.Contents.Select(image => image with
                    {
                        Contents = image.Contents with
                        {
                            Map = [new FoldedFiles($"/{word}", true, 1, ContentKind.Other, new ByteSize(13_000_000), 1)],
                            Packages = [new LargePackage("npm", word, word, 1, new ByteSize(13_000_000))],
                        },
                    }),
                ],
            },
            [],
            []));
    });

    public void Dispose() => _folder.Delete(recursive: true);

    private string Written(string name, Func<string> text)
    {
        var path = Path.Combine(_folder.FullName, name + ".html");
        if (!File.Exists(path))
            File.WriteAllText(path, text());
        return new Uri(path).AbsoluteUri;
    }

    private static BuildRecord Printing(BuildRecord build, params string[] lines) => build with
    {
        Outcome = build.Outcome with { Steps = [.. build.Outcome.Steps.Select(step => step with { LogTail = lines })] },
    };

    private static VariantDockerfile Dockerfile(string scenario, string variant)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "scenarios", scenario, $"Dockerfile.{variant}"));
        return new VariantDockerfile(
            scenario, variant, 1, $"Dockerfile.{variant}", WrittenDockerfile.Parts(text, null, new Dictionary<string, string>())!);
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
