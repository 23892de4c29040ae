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
    public void LosesOnlyTheRowThatWasTorn()
    {
        Write(Some.Build(), Some.Build(Some.Key("with \"quotes\"\nand a break", round: 2), Some.Outcome()));
        var whole = File.ReadAllBytes(FilePath);
        var second = whole.AsSpan().IndexOf("\"with"u8);
        var firstRowEnd = whole.AsSpan(0, second).LastIndexOf((byte)'\n') + 1;

        for (var length = firstRowEnd; length < whole.Length; length++)
        {
            // A harness that is killed right behind a break inside a cell leaves what looks like a damaged file, and is called one.
            if (length > firstRowEnd && whole[length - 1] == '\n')
                continue;
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
    [InlineData("position", "postion", ":1: column 7 of the header is \"postion\" and should be \"position\"")]
    [InlineData("error,critical_path_seconds,work_seconds,load_average\n", "\n", ":1: column 19 of the header is \"\" and should be \"error\"")]
    [InlineData("load_average", "load", ":1: column 22 of the header is \"load\" and should be \"load_average\"")]
    [InlineData("built", "bulit", ":3: status is \"bulit\"")]
    [InlineData("28.5,", "28;5,", ":3: build_seconds is \"28;5\"")]
    [InlineData("28.5,", ",", ":3: build_seconds is \"\"")]
    [InlineData("28.5,", "", ":3: the row has 21 cells and should have 22")]
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

    [Fact]
    public void OfAnOlderVersionIsReadWithoutTheColumnsThatCameLater()
    {
        Write(Some.Build());
        var lines = File.ReadAllLines(FilePath).Select(line => string.Join(',', line.Split(',').SkipLast(3)));
        File.WriteAllText(FilePath, string.Join('\n', lines) + "\n");

        var build = Assert.Single(BuildsCsv.Read(FilePath));
        Assert.Equal(((double?)null, (StepTimes?)null), (build.LoadAverage, build.Outcome.StepTimes));
    }

    [Fact]
    public void SaysThatTheDiskIsFull()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Only Linux has a device that is always full.");
        var fault = Assert.Throws<Fault>(() => new BuildsCsv("/results/builds.csv", "run", _ => new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.None, 0)));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Equal("No space is left on the disk of /results/builds.csv: free some, or give another folder with --results DIR.", fault.Message);
    }

    [Fact]
    public void SaysThatItIsNotThere()
    {
        File.Delete(FilePath);

        Assert.StartsWith(FilePath + " does not exist", Assert.Throws<Fault>(() => BuildsCsv.Read(FilePath)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();

    private void Write(params BuildRecord[] builds)
    {
        using var csv = _folder.OpenBuilds();
        foreach (var build in builds)
            csv.Write(build);
    }
}
