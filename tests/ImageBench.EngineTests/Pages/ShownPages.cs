using ImageBench.Reports.Page;
using ImageBench.Reports.Page.Content;
using ImageBench.Results;
using ImageBench.Statistics;

namespace ImageBench.EngineTests.Pages;

/// <summary>Pages of the reference runs on disk, alone in a folder, as somebody has them who got one by mail.</summary>
internal sealed class ShownPages : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imagebench-pages-");

    /// <summary>The address of the page of a reference run; of several, as if they had been one run.</summary>
    public string Address(params IReadOnlyList<string> runs)
    {
        var path = Path.Combine(_folder.FullName, string.Join('+', runs) + ".html");
        if (!File.Exists(path))
            File.WriteAllText(path, HtmlReport.Text(new PageContent(Joined([.. runs.Select(Read)]), [], [])));
        return new Uri(path).AbsoluteUri;
    }

    public void Dispose() => _folder.Delete(recursive: true);

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
