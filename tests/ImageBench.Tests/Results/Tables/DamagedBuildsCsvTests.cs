using ImageBench.Model;
using ImageBench.Results.Tables;

namespace ImageBench.Tests.Results.Tables;

/// <summary>A builds.csv that something happened to: its writer was killed, a spreadsheet saved it, somebody changed it.</summary>
public sealed class DamagedBuildsCsvTests : IDisposable
{
    private readonly WrittenBuilds _written = new();

    [Fact]
    public void AQuoteThatAMegabyteOfLinesFollowsIsLookedForOnce()
    {
        File.WriteAllText(_written.Path, '"' + new string('\n', 1_000_000) + "x");

        Assert.Empty(BuildsCsv.Read(_written.Path));
    }

    [Fact]
    public void LosesOnlyTheRowThatWasTorn()
    {
        _written.Write(Some.Build(), Some.Build(Some.Key("with \"quotes\"\nand a break", round: 2), Some.Outcome()));
        var whole = File.ReadAllBytes(_written.Path);
        var second = whole.AsSpan().IndexOf("\"with"u8);
        var firstRowEnd = whole.AsSpan(0, second).LastIndexOf((byte)'\n') + 1;

        for (var length = firstRowEnd; length < whole.Length; length++)
        {
            File.WriteAllBytes(_written.Path, whole[..length]);
            Assert.Single(BuildsCsv.Read(_written.Path));
        }

        File.WriteAllBytes(_written.Path, whole);
        Assert.Equal(2, BuildsCsv.Read(_written.Path).Count);
    }

    [Fact]
    public void GoesOnBehindTheLastWholeRow()
    {
        _written.Write(Some.Build(round: 1));
        File.AppendAllText(_written.Path, "20260801-093000-go-crud,go-crud,sing");
        _written.Write(Some.Build(round: 2));

        Assert.Equal([1, 2], BuildsCsv.Read(_written.Path).Select(build => build.Key.Round));
    }

    [Fact]
    public void IsReadAfterASpreadsheetSavedIt()
    {
        _written.Write(Some.Build());
        File.WriteAllText(_written.Path, '\uFEFF' + File.ReadAllText(_written.Path).ReplaceLineEndings("\r\n"));

        Assert.Single(BuildsCsv.Read(_written.Path));
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
        _written.Write(Some.Build(seconds: 1), Some.Build(round: 2));
        var file = File.ReadAllText(_written.Path);
        var at = sentence[1] == '1' ? file.IndexOf(text, StringComparison.Ordinal) : file.LastIndexOf(text, StringComparison.Ordinal);
        File.WriteAllText(_written.Path, string.Concat(file.AsSpan(0, at), damage, file.AsSpan(at + text.Length)));

        var fault = Assert.Throws<Fault>(() => BuildsCsv.Read(_written.Path));
        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith(_written.Path + sentence, fault.Message, StringComparison.Ordinal);
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
        File.Delete(_written.Path);

        Assert.StartsWith(
            _written.Path + " does not exist", Assert.Throws<Fault>(() => BuildsCsv.Read(_written.Path)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _written.Dispose();
}
