using System.Xml.Linq;
using ImageBench.Reports.Page.Gallery;
using ImageBench.Runs.Exports;
using ImageBench.Tests.Reports.Page;

namespace ImageBench.Tests.Cli.Commands.Stored;

public sealed class GalleryTests : IDisposable
{
    private const string Claims = """
        # What is <b>claimed</b>

        Each claim beside a run.

        Measured twice.

        ## In one look

        | claim | it | measured | run |
        |---|---|---|---|
        | stages make images smaller | **holds** | `RUN` <script>alert(1)</script> | [one](one/report.md), [far](https://example.org) |

        ## Besides

        ```sh
        ## no heading
        ```
        """;

    private readonly CommandLine _line = new();

    private string Runs => Path.Combine(_line.Folder, "runs");

    [Fact]
    public async Task HasALineForEachRunBelowWhatIsClaimed()
    {
        Store();
        _line.Write("runs/claims.md", Claims);

        var ended = await _line.Run("gallery", "runs");

        Assert.Equal((0, "runs/index.html\n", ""), (ended.ExitCode, ended.Output, ended.Error));
        Approved.Matches("Cli/Approved/gallery.html", Page().Broken);
    }

    [Fact]
    public async Task WithoutClaimsHasTheRunsAlone()
    {
        Store();

        Assert.Equal(0, (await _line.Run("gallery", "runs")).ExitCode);

        Assert.Equal("2 runs", Page().All("h1").Single().Value);
        Assert.Equal(["The runs", "Conditions"], Page().All("h2").Select(heading => heading.Value));
    }

    [Fact]
    public async Task ARunThatCannotBeReadIsToldAndLeftOut()
    {
        Store();
        _line.Write("runs/one/run.json", "{");

        var ended = await _line.Run("gallery", "runs");

        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith("HERE/runs/one/run.json", Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
        Assert.EndsWith("The page is made without one.", ended.ErrorLines[0], StringComparison.Ordinal);
        Assert.Single(Page().All("h3"));
    }

    [Fact]
    public async Task APageOfSomebodyElseIsLeftAsItIs()
    {
        Store();
        var page = _line.Write("runs/index.html", "<h1>my site</h1>");

        var ended = await _line.Run("gallery", "runs");

        Assert.Equal((2, "<h1>my site</h1>"), (ended.ExitCode, await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)));
        Assert.Equal(
            ["runs/index.html was not made by imagebench gallery, and is left as it is: move it away, and run this again."],
            ended.ErrorLines);
    }

    [Theory]
    [InlineData("scenarios", "scenarios holds no run that can be read: give the folder whose folders are runs, such as results.")]
    [InlineData("nowhere", "There is no folder nowhere: give the folder whose folders are runs, such as results.")]
    public async Task OfNoRunsIsRefused(string folder, string sentence)
    {
        var ended = await _line.Run("gallery", folder);

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Equal([sentence], ended.ErrorLines);
    }

    /// <summary>After a new run of the reference, or another word in claims.md: imagebench gallery results/reference.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ThatOfTheReferenceIsWhatItsFoldersComeTo(bool decimalComma)
    {
        using var culture = decimalComma ? new DecimalComma() : null;
        var folder = GalleryFolder.Open(Path.Combine(Repository.Root, "results/reference"));
        var (content, faults) = folder.Read(TestContext.Current.CancellationToken);

        Assert.Empty(faults);
        Assert.Equal(Directory.GetDirectories(folder.FullPath).Length, content.Runs.Count);
        Assert.True(
            new ReadPage(GalleryPage.Text(content)).Broken == new ReadPage(File.ReadAllText(folder.PagePath)).Broken,
            "results/reference/index.html is not what the folders beside it come to: run imagebench gallery results/reference.");
    }

    [Fact]
    public void EachLinkOfThatOfTheReferenceLeadsSomewhere()
    {
        var folder = Path.Combine(Repository.Root, "results/reference");
        var page = new ReadPage(File.ReadAllText(Path.Combine(folder, "index.html")));
        var ids = page.Root.Descendants().Attributes("id").Select(id => id.Value).ToList();

        var links = page.All("a").Attributes("href").Select(link => link.Value).ToList();

        Assert.All(links, link => Assert.True(link[0] == '#' ? ids.Contains(link[1..]) : File.Exists(Path.Combine(folder, link)), link));
        Assert.DoesNotContain(links, link => link.EndsWith("/report.md", StringComparison.Ordinal));
        Assert.All(
            Directory.GetDirectories(folder), run => Assert.Contains($"{Path.GetFileName(run)}/report.html", links));
    }

    public void Dispose() => _line.Dispose();

    private void Store()
    {
        new StoredRun("one").Add("single", 613_000_000, 30, 31, 32).Add("multi", 10_000_000, 30, 29, 31).Write(Runs);
        new StoredRun("two") { Scenario = "a <b>name</b>" }.Add("single", 5_000_000, 3).AddFailed("broken").Write(Runs);
        _line.Write("runs/one/report.html", "");
        _line.Write("runs/two/report.md", "");
        _line.Write("runs/no-run/notes.txt", "");
    }

    private ReadPage Page() => new(File.ReadAllText(Path.Combine(Runs, "index.html")));
}
