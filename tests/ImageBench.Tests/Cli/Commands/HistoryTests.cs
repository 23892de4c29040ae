using System.Globalization;
using System.Xml.Linq;
using ImageBench.Cli.Commands;
using ImageBench.Cli.Tables;
using ImageBench.Model;
using ImageBench.Reports.Page.Trends;
using ImageBench.Results.Tables;
using ImageBench.Statistics.History;
using ImageBench.Tests.Reports.Page;

namespace ImageBench.Tests.Cli.Commands;

public sealed class HistoryTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private string File => Path.Combine(_temp.Path, "sizes.csv");

    [Fact]
    public async Task ARunIsARowAnImageAndIsAddedOnce()
    {
        using var comma = new DecimalComma();
        var first = Run(1, 100_000_000);

        Assert.StartsWith("2 of 2 images of run1 added to ", (await History("add", first, "--revision", "3f2a1bc")).Output);
        Assert.Equal($"{File} has run1 already: nothing is added.\n", (await History("add", first)).Output);
        await History("add", Run(2, 101_500_000));

        Approved.Matches("Cli/Approved/history.csv", Text());
    }

    [Fact]
    public async Task TheTrendIsAsApprovedUnderAnyCultureAndNoWiderThanATerminal()
    {
        await AddAll(100_000_000, 101_000_000, 99_000_000, 103_000_000);

        var shown = (await History("show")).Output;
        using var comma = new DecimalComma();

        Assert.Equal(shown, (await History("show")).Output);
        Approved.Matches("Cli/Approved/history.txt", shown);
        Assert.All(shown.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    // One adds and the other adds: git's union has the rows of both, in its own order, and the header and some rows twice.
    [Fact]
    public async Task NeitherOrderNorRowsThatAreThereTwiceMatter()
    {
        await AddAll(100_000_000, 101_000_000, 103_000_000);
        var shown = (await History("show")).Output;
        var lines = Text().TrimEnd('\n').Split('\n');

        await System.IO.File.WriteAllTextAsync(
            File,
            string.Join("\r\n", (string[])[lines[0], .. lines[1..].Reverse(), lines[0], .. lines[2..4]]),
            TestContext.Current.CancellationToken);

        Assert.Equal(shown, (await History("show")).Output);
        Assert.Contains("nothing is added", (await History("add", Run(2, 101_000_000))).Output, StringComparison.Ordinal);
        await History("add", Run(4, 104_000_000));
        Assert.Contains("104 MB", (await History("show")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnImageThatIsNotInTheNewestRunOfItsScenarioIsHeldToNothing()
    {
        await AddAll(100_000_000, 200_000_000);
        Assert.Equal(4, (await History("show", "--max-increase", "5%")).ExitCode);
        var without = new StoredRun("run3") { Run = Some.Run() with { StartedAt = Some.Time.AddDays(2) } }
            .Add("single", 613_000_000, 10).Write(_temp.Path);
        await History("add", without);

        var shown = await History("show", "--max-increase", "5%");

        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("it is not in the newest run of its scenario", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunsOfAnotherBaseSetAreNotHeldAgainstEachOther()
    {
        await AddAll(100_000_000, 200_000_000);
        var lines = Text().TrimEnd('\n').Split('\n');
        var (own, other) = (lines[^1].Contains("debian", StringComparison.Ordinal) ? ("debian", "hub") : ("hub", "debian"));
        await System.IO.File.WriteAllTextAsync(
            File,
            string.Join('\n', lines.Select(line => line.Contains("run1", StringComparison.Ordinal) ? line.Replace(own, other) : line)),
            TestContext.Current.CancellationToken);

        var shown = await History("show", "--max-increase", "5%");

        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("the earlier runs of it have another base set", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileOfAnotherVersionKeepsItsColumns()
    {
        const string Older = "run_id,scenario,later,variant,builder,started_at_utc,unpacked_size_bytes\n"
            + "run0,go-crud,x,multi,buildkit,2026-07-01T00:00:00Z,90000000\n";
        await System.IO.File.WriteAllTextAsync(File, Older, TestContext.Current.CancellationToken);

        await History("add", Run(1, 100_000_000));

        Assert.Equal(
            Older + "run1,go-crud,,single,buildkit,2026-08-01T09:30:00Z,613000000\n"
                + "run1,go-crud,,multi,buildkit,2026-08-01T09:30:00Z,100000000\n",
            Text());
        Assert.Contains("+10.0 MB", (await History("show")).Output, StringComparison.Ordinal);
    }

    // Each step is 2 % and below a limit of 3 %: together they are above it.
    [Theory]
    [InlineData("3%", "lowest", 20, 4, "from 100,000,000 B to 104,000,000 B: over its limit of 3% (3,000,000 B).")]
    [InlineData("4%", "lowest", 20, 0, "from 100,000,000 B to 104,000,000 B: within its limit of 4% (4,000,000 B).")]
    [InlineData("3%", "lowest", 2, 0, "from 102,000,000 B to 104,000,000 B: within its limit of 3% (3,060,000 B).")]
    [InlineData("3%", "oldest", 20, 0, "from 101,000,000 B to 104,000,000 B: within its limit of 3% (3,030,000 B).")]
    [InlineData("2.97%", "oldest", 20, 4, "from 101,000,000 B to 104,000,000 B: over its limit of 2.97% (2,999,700 B).")]
    [InlineData("own:3%", "lowest", 20, 4, "own part of the unpacked size grew by 4,000,000 B")]
    [InlineData("layers:0", "lowest", 20, 0, "number of layers stayed at 1")]
    public async Task GrowthThatCreepsIsHeldAgainstAnEarlierRun(string limit, string against, int last, int exitCode, string line)
    {
        await AddAll(101_000_000, 100_000_000, 102_000_000, 104_000_000);
        string[] typed = ["--against", against, "--last", last.ToString(CultureInfo.InvariantCulture)];

        var (ended, shown) = await History("show", [.. typed, "--max-increase", limit]);

        Assert.Equal(exitCode, ended);
        Assert.Contains(line, shown.Split("go-crud/multi (buildkit): ")[1], StringComparison.Ordinal);
        Assert.Equal(0, (await History("show", [.. typed, "--warn-increase", limit])).ExitCode);
        Assert.Equal(0, (await History("show", [.. typed, "--max-increase", limit, "--allow-increase", "why not"])).ExitCode);
    }

    [Fact]
    public async Task ThePictureHasAPointForEachRun()
    {
        await AddAll(101_000_000, 100_000_000, 102_000_000);
        var picture = Path.Combine(_temp.Path, "sizes.svg");

        await History("show", "--svg", picture);

        var drawn = XDocument.Load(picture);
        Assert.Equal(6, drawn.Descendants().Count(element => element.Name.LocalName == "circle"));
        Assert.Contains(drawn.Descendants(), element => element.Value == "go-crud/multi (buildkit): 101 MB to 102 MB");
    }

    [Fact]
    public async Task ThePageIsAsApprovedAndAsksNobody()
    {
        await AddAll(101_000_000, 100_000_000, 102_000_000);
        var path = Path.Combine(_temp.Path, "sizes.html");

        await History("show", "--page", path);
        var made = await System.IO.File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        using var comma = new DecimalComma();
        await History("show", "--page", path);

        Assert.Equal(made, await System.IO.File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        var page = new ReadPage(made);
        Approved.Matches("Cli/Approved/history.html", page.Broken);
        Assert.Equal(6, page.All("path").Count(dot => dot.Attribute("class")?.Value == "dot"));
        Assert.All(page.All("a").Attributes("href"), link => Assert.StartsWith("#", link.Value, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("101 MB unpacked in the one run that the history has of it.", 101)]
    [InlineData("103 MB unpacked, +3.00 MB (+3.0 %) over 3 runs; the smallest was 99.0 MB, on 2026-08-02 09:30 UTC.", 100, 99, 103)]
    [InlineData("99.0 MB unpacked, −1.00 MB (−1.0 %) over 2 runs; it was never smaller.", 100, 99)]
    [InlineData("100 MB unpacked, as large as 2 runs before; it was never smaller.", 100, 101, 100)]
    public async Task ThePageBeginsWithWhatItComesTo(string sentence, params int[] megabytes)
    {
        await AddAll([.. megabytes.Select(size => size * 1_000_000L)]);

        Assert.Equal(sentence, TrendText.Finding(HistoryTrend.Of(HistoryCsv.Read(File), 20)[0]));
    }

    [Fact]
    public async Task ThePictureOfOneRunSaysItsSizeOnce()
    {
        await AddAll(101_000_000);
        var picture = Path.Combine(_temp.Path, "sizes.svg");

        await History("show", "--svg", picture);

        var drawn = XDocument.Load(picture).Descendants().Select(element => element.Value).ToList();
        Assert.Contains("go-crud/multi (buildkit): 101 MB", drawn);
        Assert.DoesNotContain(drawn, text => text.Contains(" to ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(79, true)]
    [InlineData(63, true)]
    [InlineData(60, false)]
    public async Task InANarrowTerminalTheBarIsLeftOutAndThenTheIndent(int columns, bool isIndented)
    {
        await AddAll(100_000_000, 101_000_000);
        await using var output = new StringWriter { NewLine = "\n" };

        await TrendLines.Write(output, HistoryTrend.Of(HistoryCsv.Read(File), 20)[0], columns);

        var lines = output.ToString().TrimEnd('\n').Split('\n')[1..];
        Assert.All(lines, line => Assert.True(line.Length <= columns && !line.Contains('█', StringComparison.Ordinal), line));
        Assert.All(lines, line => Assert.Equal(isIndented, line.StartsWith("  ", StringComparison.Ordinal)));
        Assert.Single(lines.Select(line => line.Length).Distinct());
    }

    [Fact]
    public async Task AHistoryThatIsNotThereOrNoneIsBadInput()
    {
        Assert.StartsWith("There is no history ", (await Assert.ThrowsAsync<Fault>(() => History("show"))).Message);
        await System.IO.File.WriteAllTextAsync(File, "<<<<<<< mine\n", TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<Fault>(() => History("add", Run(1, 1_000)));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith($"{File}:1: the header has no column \"run_id\"", fault.Message, StringComparison.Ordinal);
        Assert.Equal("<<<<<<< mine\n", Text());
    }

    public void Dispose() => _temp.Dispose();

    private string Text() => System.IO.File.ReadAllText(File);

    private async Task AddAll(params long[] sizes)
    {
        foreach (var (place, size) in sizes.Index())
            await History("add", Run(place + 1, size), "--revision", $"{place + 1}f2a1bcde77");
    }

    // A day apart.
    private string Run(int day, long bytes) => new StoredRun($"run{day}")
    {
        Run = Some.Run() with { StartedAt = Some.Time.AddDays(day - 1) },
    }
        .Add("single", 613_000_000, 10).Add("multi", bytes, 10).AddFailed("broken").Write(_temp.Path);

    private async Task<(int ExitCode, string Output)> History(string command, params string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandTree.Make(TimeProvider.System).Parse(["history", command, "--file", File, .. arguments]).InvokeAsync(
            new() { Output = output, EnableDefaultExceptionHandler = false }, TestContext.Current.CancellationToken);
        return (exitCode, output.ToString());
    }
}
