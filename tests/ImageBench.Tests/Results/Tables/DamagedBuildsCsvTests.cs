using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Results;
using ImageBench.Results.Tables;

namespace ImageBench.Tests.Results.Tables;

/// <summary>A builds.csv that something happened to: its writer was killed, a spreadsheet saved it, an older harness wrote it.</summary>
public sealed class DamagedBuildsCsvTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private readonly RunFolder _folder;

    public DamagedBuildsCsvTests() => _folder = RunFolder.Create(_temp.Path, ["go-crud"], Some.Time);

    private string FilePath => _folder.BuildsPath;

    [Fact]
    public void AQuoteThatAMegabyteOfLinesFollowsIsLookedForOnce()
    {
        File.WriteAllText(FilePath, '"' + new string('\n', 1_000_000) + "x");

        Assert.Empty(BuildsCsv.Read(FilePath));
    }

    [Fact]
    public void LosesOnlyTheRowThatWasTorn()
    {
        Write(Some.Build(), Some.Build(Some.Key("with \"quotes\"\nand a break", round: 2), Some.Outcome()));
        var whole = File.ReadAllBytes(FilePath);
        var second = whole.AsSpan().IndexOf("\"with"u8);
        var firstRowEnd = whole.AsSpan(0, second).LastIndexOf((byte)'\n') + 1;

        for (var length = firstRowEnd; length < whole.Length; length++)
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            Assert.Single(BuildsCsv.Read(FilePath));
        }

        File.WriteAllBytes(FilePath, whole);
        Assert.Equal(2, BuildsCsv.Read(FilePath).Count);
    }

    [Fact]
    public void GoesOnBehindTheLastWholeRow()
    {
        Write(Some.Build(round: 1));
        File.AppendAllText(FilePath, "20260801-093000-go-crud,go-crud,sing");
        Write(Some.Build(round: 2));

        Assert.Equal([1, 2], BuildsCsv.Read(FilePath).Select(build => build.Key.Round));
    }

    [Fact]
    public void IsReadAfterASpreadsheetSavedIt()
    {
        Write(Some.Build());
        File.WriteAllText(FilePath, '\uFEFF' + File.ReadAllText(FilePath).ReplaceLineEndings("\r\n"));

        Assert.Single(BuildsCsv.Read(FilePath));
    }

    [Theory]
    [InlineData("variant", "varaint", ":1: the header has no column \"variant\", so its rows tell nothing")]
    [InlineData("run_id,scenario,variant,builder,", "", ":1: the header has no column \"scenario\", \"variant\", \"builder\", so its rows")]
    [InlineData("solve_seconds", "build_seconds", ":1: the header has the column \"build_seconds\" twice")]
    [InlineData("position", "postion", ":1: the header has no column \"position\", which no row can do without")]
    [InlineData("status", "state", ":1: the header has no column \"status\", which no row can do without")]
    [InlineData("buildkit", "", ":3: builder is \"\"")]
    [InlineData("cold", "", ":3: cache is \"\"")]
    [InlineData("built", "bulit", ":3: status is \"bulit\"")]
    [InlineData("28.5,", "28;5,", ":3: build_seconds is \"28;5\"")]
    [InlineData("28.5,", ",", ":3: build_seconds is \"\"")]
    [InlineData("28.5,", "", ":3: the row has 24 cells and should have 25")]
    [InlineData("cold,", "\"cold,", ":3: a quote stands where none may, or is never closed")]
    [InlineData("cold,", "co\"ld,", ":3: a quote stands where none may, or is never closed")]
    public void SaysWhereItIsDamaged(string text, string damage, string sentence)
    {
        Write(Some.Build(seconds: 1), Some.Build(round: 2));
        var file = File.ReadAllText(FilePath);
        var at = sentence[1] == '1' ? file.IndexOf(text, StringComparison.Ordinal) : file.LastIndexOf(text, StringComparison.Ordinal);
        File.WriteAllText(FilePath, string.Concat(file.AsSpan(0, at), damage, file.AsSpan(at + text.Length)));

        var fault = Assert.Throws<Fault>(() => BuildsCsv.Read(FilePath));
        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith(FilePath + sentence, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run_id")]
    [InlineData("load_average", "critical_path_seconds", "work_seconds")]
    [InlineData("solve_seconds", "error", "steps_total")]
    public void OfAnOlderVersionIsReadWithoutTheColumnsThatItDidNotHave(params string[] columns)
    {
        Write(Some.Build() with { LoadAverage = 0.5 });
        Rewrite(row => row.Where(cell => !columns.Contains(cell.Key)));

        var build = Assert.Single(BuildsCsv.Read(FilePath));
        Assert.Equal(Some.Key(), build.Key);
        Assert.Equal(columns.Contains("load_average") ? null : 0.5, build.LoadAverage);
        Assert.Equal(columns.Contains("work_seconds"), build.Outcome.StepTimes is null);
        Assert.Equal(columns.Contains("solve_seconds"), build.Outcome.Solve is null);
        Assert.Equal(columns.Contains("steps_total"), build.Outcome.StepCounts is null);
    }

    [Fact]
    public void OfALaterVersionIsReadWithColumnsThatAreNotKnownAndInAnotherOrder()
    {
        Write(Some.Build());
        var before = Assert.Single(BuildsCsv.Read(FilePath));
        Rewrite(row => row
            .Reverse()
            .Prepend(new("weather", row["scenario"] == "scenario" ? "weather" : "fair"))
            .Append(new("", ""))
            .Append(new("", "")));

        var build = Assert.Single(BuildsCsv.Read(FilePath));
        Assert.Equal(before with { Outcome = build.Outcome }, build);
        Assert.Equal(before.Outcome with { Steps = build.Outcome.Steps, LogTail = build.Outcome.LogTail }, build.Outcome);
    }

    [Theory]
    [InlineData("warm", "frozen")]
    [InlineData("classic", "kaniko")]
    public void OfALaterVersionIsReadWithoutTheBuildsThatThisOneHasNoNameFor(string word, string later)
    {
        Write(Some.Build(), Some.Build(Some.Key("multi", CacheState.Warm, 2, Builder.Classic), Some.Outcome()));
        File.WriteAllText(FilePath, File.ReadAllText(FilePath).Replace(word, later, StringComparison.Ordinal));

        Assert.Equal(Some.Key(), Assert.Single(BuildsCsv.Read(FilePath)).Key);
    }

    [Fact]
    public void OfAnOlderVersionIsReadWithItsWords()
    {
        Write(Some.FailedBuild(status: BuildStatus.TimedOut));
        File.WriteAllText(FilePath, File.ReadAllText(FilePath).Replace("timed-out", "timed_out", StringComparison.Ordinal));

        Assert.Equal(BuildStatus.TimedOut, Assert.Single(BuildsCsv.Read(FilePath)).Outcome.Status);
    }

    [Fact]
    public void SaysThatTheDiskIsFull()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a device that is always full.");
        var fault = Assert.Throws<Fault>(() =>
            new BuildsCsv(
                "/results/builds.csv", "run", _ => new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.None, 0)));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Equal(
            "No space is left on the disk of /results/builds.csv: free some, or give another folder with --results DIR.", fault.Message);
    }

    [Fact]
    public void SaysThatItIsNotThere()
    {
        File.Delete(FilePath);

        Assert.StartsWith(
            FilePath + " does not exist", Assert.Throws<Fault>(() => BuildsCsv.Read(FilePath)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();

    // Of cells without commas: the header and each row as the cells that they have in each column.
    private void Rewrite(Func<OrderedDictionary<string, string>, IEnumerable<KeyValuePair<string, string>>> change)
    {
        var lines = File.ReadAllLines(FilePath).Select(line => line.Split(',')).ToList();
        var rows = lines.Select(line => new OrderedDictionary<string, string>(lines[0].Zip(line, KeyValuePair.Create)));
        File.WriteAllText(FilePath, string.Concat(rows.Select(row => string.Join(',', change(row).Select(cell => cell.Value)) + "\n")));
    }

    private void Write(params BuildRecord[] builds)
    {
        using var csv = new BuildsCsv(FilePath, _folder.Id);
        foreach (var build in builds)
            csv.Write(build);
    }
}
