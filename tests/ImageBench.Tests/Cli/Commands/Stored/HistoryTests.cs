using System.Globalization;
using ImageBench.Model;

namespace ImageBench.Tests.Cli.Commands.Stored;

public sealed class HistoryTests : IDisposable
{
    private readonly HistoryFile _history = new();

    [Fact]
    public async Task ARunIsARowAnImageAndIsAddedOnce()
    {
        using var comma = new DecimalComma();
        var first = _history.Run(1, 100_000_000);

        Assert.StartsWith("2 of 2 images of run1 added to ", (await _history.Call("add", first, "--revision", "3f2a1bc")).Output);
        Assert.Equal($"{_history.File} has run1 already: nothing is added.\n", (await _history.Call("add", first)).Output);
        await _history.Call("add", _history.Run(2, 101_500_000));

        Approved.Matches("Cli/Approved/history.csv", _history.Text());
    }

    [Fact]
    public async Task OfTwoRevisionsTheHeadIsAddedUnderItsOwn()
    {
        var run = new StoredRun("change")
        {
            Run = Some.Run() with { Sources = [new("base", "1f2a1bc", "main"), new("head", "2f2a1bc", "HEAD")] },
        };

        var added = await _history.Call("add", run.Add("base", 100_000_000, 10).Add("head", 101_000_000, 10).Write(_history.Folder));

        Assert.StartsWith("1 of 1 images of change added to ", added.Output, StringComparison.Ordinal);
        var row = Assert.Single(_history.Text().TrimEnd('\n').Split('\n').Skip(1));
        Assert.Contains(",2f2a1bc,go-crud,head,buildkit,", row, StringComparison.Ordinal);
    }

    // One adds and the other adds: git's union has the rows of both, in its own order, and the header and some rows twice.
    [Fact]
    public async Task NeitherOrderNorRowsThatAreThereTwiceMatter()
    {
        await _history.AddAll(100_000_000, 101_000_000, 103_000_000);
        var shown = (await _history.Call("show")).Output;
        var lines = _history.Text().TrimEnd('\n').Split('\n');

        await File.WriteAllTextAsync(
            _history.File,
            string.Join("\r\n", (string[])[lines[0], .. lines[1..].Reverse(), lines[0], .. lines[2..4]]),
            TestContext.Current.CancellationToken);

        Assert.Equal(shown, (await _history.Call("show")).Output);
        Assert.Contains("nothing is added", (await _history.Call("add", _history.Run(2, 101_000_000))).Output, StringComparison.Ordinal);
        await _history.Call("add", _history.Run(4, 104_000_000));
        Assert.Contains("104 MB", (await _history.Call("show")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnImageThatIsNotInTheNewestRunOfItsScenarioIsHeldToNothing()
    {
        await _history.AddAll(100_000_000, 200_000_000);
        Assert.Equal(4, (await _history.Call("show", "--max-increase", "5%")).ExitCode);
        var without = new StoredRun("run3") { Run = Some.Run() with { StartedAt = Some.Time.AddDays(2) } }
            .Add("single", 613_000_000, 10).Write(_history.Folder);
        await _history.Call("add", without);

        var shown = await _history.Call("show", "--max-increase", "5%");

        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("it is not in the newest run of its scenario", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunsOfAnotherBaseSetAreNotHeldAgainstEachOther()
    {
        await _history.AddAll(100_000_000, 200_000_000);
        var lines = _history.Text().TrimEnd('\n').Split('\n');
        var (own, other) = (lines[^1].Contains("debian", StringComparison.Ordinal) ? ("debian", "hub") : ("hub", "debian"));
        await File.WriteAllTextAsync(
            _history.File,
            string.Join('\n', lines.Select(line => line.Contains("run1", StringComparison.Ordinal) ? line.Replace(own, other) : line)),
            TestContext.Current.CancellationToken);

        var shown = await _history.Call("show", "--max-increase", "5%");

        Assert.Equal(0, shown.ExitCode);
        Assert.Contains("the earlier runs of it have another base set", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFileOfAnotherVersionKeepsItsColumns()
    {
        const string Older = "run_id,scenario,later,variant,builder,started_at_utc,unpacked_size_bytes\n"
            + "run0,go-crud,x,multi,buildkit,2026-07-01T00:00:00Z,90000000\n";
        await File.WriteAllTextAsync(_history.File, Older, TestContext.Current.CancellationToken);

        await _history.Call("add", _history.Run(1, 100_000_000));

        Assert.Equal(
            Older + "run1,go-crud,,single,buildkit,2026-08-01T09:30:00Z,613000000\n"
                + "run1,go-crud,,multi,buildkit,2026-08-01T09:30:00Z,100000000\n",
            _history.Text());
        Assert.Contains("+10.0 MB", (await _history.Call("show")).Output, StringComparison.Ordinal);
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
        await _history.AddAll(101_000_000, 100_000_000, 102_000_000, 104_000_000);
        string[] typed = ["--against", against, "--last", last.ToString(CultureInfo.InvariantCulture)];

        var (ended, shown, _) = await _history.Call("show", [.. typed, "--max-increase", limit]);

        Assert.Equal(exitCode, ended);
        Assert.Contains(line, shown.Split("go-crud/multi (buildkit): ")[1], StringComparison.Ordinal);
        Assert.Equal(0, (await _history.Call("show", [.. typed, "--warn-increase", limit])).ExitCode);
        Assert.Equal(0, (await _history.Call("show", [.. typed, "--max-increase", limit, "--allow-increase", "why not"])).ExitCode);
    }

    [Fact]
    public async Task AHistoryThatIsNotThereOrNoneIsBadInput()
    {
        Assert.StartsWith("There is no history ", (await Assert.ThrowsAsync<Fault>(() => _history.Call("show"))).Message);
        await File.WriteAllTextAsync(_history.File, "<<<<<<< mine\n", TestContext.Current.CancellationToken);

        var fault = await Assert.ThrowsAsync<Fault>(() => _history.Call("add", _history.Run(1, 1_000)));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith($"{_history.File}:1: the header has no column \"run_id\"", fault.Message, StringComparison.Ordinal);
        Assert.Equal("<<<<<<< mine\n", _history.Text());
    }

    public void Dispose() => _history.Dispose();
}
