using System.Xml.Linq;
using ImageBench.Cli.Tables;
using ImageBench.Model;
using ImageBench.Reports.Page.Trends;
using ImageBench.Results.Tables;
using ImageBench.Statistics.History;
using ImageBench.Tests.Cli.Started;
using ImageBench.Tests.Reports.Page;

namespace ImageBench.Tests.Cli.Commands.Stored;

/// <summary>What the history of an image comes to: in a terminal, as a picture and as a page.</summary>
public sealed class TrendTests : IDisposable
{
    private readonly HistoryFile _history = new();

    [Fact]
    public async Task TheTrendIsAsApprovedUnderAnyCultureAndNoWiderThanATerminal()
    {
        await _history.AddAll(100_000_000, 101_000_000, 99_000_000, 103_000_000);

        var shown = (await _history.Call("show")).Output;
        using var comma = new DecimalComma();

        Assert.Equal(shown, (await _history.Call("show")).Output);
        Approved.Matches("Cli/Approved/history.txt", shown);
        Assert.All(shown.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task ThePictureHasAPointForEachRun()
    {
        await _history.AddAll(101_000_000, 100_000_000, 102_000_000);
        var picture = Path.Combine(_history.Folder, "sizes.svg");

        await _history.Call("show", "--svg", picture);

        var drawn = XDocument.Load(picture);
        Assert.Equal(6, drawn.Descendants().Count(element => element.Name.LocalName == "circle"));
        Assert.Contains(drawn.Descendants(), element => element.Value == "go-crud/multi (buildkit): 101 MB to 102 MB");
    }

    [Fact]
    public async Task ThePageIsAsApprovedAndAsksNobody()
    {
        await _history.AddAll(101_000_000, 100_000_000, 102_000_000);
        var path = Path.Combine(_history.Folder, "sizes.html");

        await _history.Call("show", "--page", path);
        var made = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        using var comma = new DecimalComma();
        await _history.Call("show", "--page", path);

        Assert.Equal(made, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        var page = new ReadPage(made);
        Approved.Matches("Cli/Approved/history.html", page.Broken);
        Assert.Equal(6, page.All("path").Count(dot => dot.Attribute("class")?.Value == "dot"));
        Assert.All(page.All("a").Attributes("href"), link => Assert.StartsWith("#", link.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ThePageOfARunShowsItWhereItIsAskedTo()
    {
        await _history.AddAll(101_000_000, 100_000_000, 102_000_000);
        var run = Path.Combine(_history.Folder, "run3");

        var with = await InvokedCommand.Run(["report", run, "--history", _history.File]);
        var page = new ReadPage(await File.ReadAllTextAsync(Path.Combine(run, "report.html"), TestContext.Current.CancellationToken));
        await InvokedCommand.Run(["report", run]);
        var without = new ReadPage(await File.ReadAllTextAsync(Path.Combine(run, "report.html"), TestContext.Current.CancellationToken));

        Assert.Equal((0, ""), (with.ExitCode, with.Error));
        Assert.Contains("Sizes over time", page.All("h2").Select(heading => heading.Value));
        Assert.Contains(page.All("p"), said => said.Value.StartsWith("102 MB unpacked, +1.00 MB ", StringComparison.Ordinal));
        Assert.Equal(2, page.All("figure").Count(figure => figure.Attribute("class")?.Value == "way"));
        Assert.DoesNotContain("Sizes over time", without.All("h2").Select(heading => heading.Value));
    }

    [Fact]
    public async Task AHistoryOfOtherImagesIsToldAndOneThatIsNotThereIsBadInput()
    {
        await _history.AddAll(101_000_000);
        var other = new StoredRun("other") { Scenario = "another" }.Add("single", 5_000_000, 3).Write(_history.Folder);

        var ended = await InvokedCommand.Run(["report", other, "--history", _history.File]);
        var fault = await Assert.ThrowsAsync<Fault>(() => InvokedCommand.Run(["report", other, "--history", _history.Folder]));

        Assert.Equal(
            (0, $"{_history.File} has none of the images of other: its page shows none over time.\n"), (ended.ExitCode, ended.Error));
        Assert.StartsWith($"{_history.Folder} is a folder, and a history is a file: give that file, such as --history ", fault.Message);
    }

    [Theory]
    [InlineData("101 MB unpacked in the one run that the history has of it.", 101)]
    [InlineData("103 MB unpacked, +3.00 MB (+3.0 %) over 3 runs; the smallest was 99.0 MB, on 2026-08-02 09:30 UTC.", 100, 99, 103)]
    [InlineData("99.0 MB unpacked, −1.00 MB (−1.0 %) over 2 runs; it was never smaller.", 100, 99)]
    [InlineData("100 MB unpacked, as large as 2 runs before; it was never smaller.", 100, 101, 100)]
    public async Task ThePageBeginsWithWhatItComesTo(string sentence, params int[] megabytes)
    {
        await _history.AddAll([.. megabytes.Select(size => size * 1_000_000L)]);

        Assert.Equal(sentence, TrendText.Finding(HistoryTrend.Of(HistoryCsv.Read(_history.File), 20)[0]));
    }

    [Fact]
    public async Task ThePictureOfOneRunSaysItsSizeOnce()
    {
        await _history.AddAll(101_000_000);
        var picture = Path.Combine(_history.Folder, "sizes.svg");

        await _history.Call("show", "--svg", picture);

        var drawn = XDocument.Load(picture).Descendants().Select(element => element.Value).ToList();
        Assert.Contains("go-crud/multi (buildkit): 101 MB", drawn);
        Assert.DoesNotContain(drawn, text => text.Contains(" to ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--page")]
    [InlineData("--svg")]
    public async Task AFileThatCannotBeWrittenIsToldWithTheOptionThatNamesIt(string option)
    {
        await _history.AddAll(101_000_000);

        var fault = await Assert.ThrowsAsync<Fault>(() => _history.Call("show", option, "/proc/version"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith("/proc/version cannot be written: ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith($". Give {option} another file.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(79, true)]
    [InlineData(63, true)]
    [InlineData(60, false)]
    public async Task InANarrowTerminalTheBarIsLeftOutAndThenTheIndent(int columns, bool isIndented)
    {
        await _history.AddAll(100_000_000, 101_000_000);
        await using var output = new StringWriter { NewLine = "\n" };

        await TrendLines.Write(output, HistoryTrend.Of(HistoryCsv.Read(_history.File), 20)[0], columns);

        var lines = output.ToString().TrimEnd('\n').Split('\n')[1..];
        Assert.All(lines, line => Assert.True(line.Length <= columns && !line.Contains('█', StringComparison.Ordinal), line));
        Assert.All(lines, line => Assert.Equal(isIndented, line.StartsWith("  ", StringComparison.Ordinal)));
        Assert.Single(lines.Select(line => line.Length).Distinct());
    }

    public void Dispose() => _history.Dispose();
}
