using ImageBench.Model;
using ImageBench.Reports.Page.Gallery;
using ImageBench.Results;
using ImageBench.Results.Csv;

namespace ImageBench.Runs.Exports;

/// <summary>A folder whose folders are runs, and the page that shows them all.</summary>
internal sealed record GalleryFolder(string FullPath)
{
    private const string ClaimsName = "claims.md";
    private const int LongestClaims = 1_000_000;
    private const string Wanted = "give the folder whose folders are runs, such as results";

    public string PagePath => Path.Combine(FullPath, "index.html");

    public static GalleryFolder Open(string path) => Directory.Exists(path)
        ? new GalleryFolder(path)
        : throw new Fault(ExitCode.BadInput, $"There is no folder {path}: {Wanted}.");

    /// <summary>What it shows, and a sentence on each run that cannot be read and is left out; a fault where there is no other.</summary>
    public (GalleryContent Content, IReadOnlyList<string> Faults) Read(CancellationToken cancellationToken)
    {
        var runs = new List<GalleryRun>();
        var faults = new List<string>();
        foreach (var path in RunsInOrder())
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                runs.Add(Read(RunFolder.Open(path)));
            }
            catch (Fault fault)
            {
                faults.Add($"{fault.Message} The page is made without {Path.GetFileName(path)}.");
            }
        }

        return runs.Count > 0
            ? (GalleryContent.Of(runs, Claims(Path.Combine(FullPath, ClaimsName))), faults)
            : throw new Fault(
                ExitCode.BadInput,
                string.Join(' ', faults.Append($"{FullPath} holds no run that can be read: {Wanted}.")));
    }

    /// <summary>Writes the page; one that somebody else wrote is left as it is, since a folder of runs may be that of a site.</summary>
    public void Write(GalleryContent content)
    {
        if (Path.Exists(PagePath) && !GalleryPage.IsMadeHere(WholeFile.Read(PagePath)))
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{PagePath} was not made by imagebench gallery, and is left as it is: move it away, and run this again.");
        }

        WholeFile.Write(PagePath, GalleryPage.Text(content));
    }

    // Runs that are named after their start stand in its order.
    private IEnumerable<string> RunsInOrder() => Directory.GetDirectories(FullPath)
        .Where(path => File.Exists(new RunFolder(path).RunPath))
        .Order(StringComparer.Ordinal);

    private static GalleryRun Read(RunFolder run)
    {
        string[] pages = [Path.ChangeExtension(run.ReportPath, ".html"), run.ReportPath];
        return GalleryRun.Of(run.Id, Path.GetFileName(pages.FirstOrDefault(File.Exists)), run.Read());
    }

    private static string? Claims(string path)
    {
        if (!File.Exists(path))
            return null;
        var claims = WholeFile.Read(path);
        return claims.Length <= LongestClaims
            ? claims
            : throw new Fault(
                ExitCode.BadInput, $"{path} is longer than a page that people read (1 MB): make it shorter, or move it away.");
    }
}
