using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Results;
using ImageBench.Results.Tables;

namespace ImageBench.Tests.Results.Tables;

public sealed class BuildsCsvTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private readonly RunFolder _folder;

    public BuildsCsvTests() => _folder = RunFolder.Create(_temp.Path, ["go-crud"], Some.Time);

    private string FilePath => _folder.BuildsPath;

    [Fact]
    public void IsAsApproved()
    {
        Write(HardCases());

        Approved.Matches("Results/Approved/builds.csv", File.ReadAllText(FilePath));
    }

    [Fact]
    public void IsTheSameUnderADecimalComma()
    {
        using var culture = new DecimalComma();
        Write(HardCases());

        Approved.Matches("Results/Approved/builds.csv", File.ReadAllText(FilePath));
        Assert.Equal(HardCases().Length, BuildsCsv.Read(FilePath).Count);
    }

    [Fact]
    public void GivesItsBuildsBack()
    {
        var built = Some.Build(
            Some.Key("multi", CacheState.IncrementalDependency, 12, Builder.Classic),
            Some.Outcome(28.1234567) with { Solve = null, Way = BuildWay.Session, Sent = new ByteSize(640_000) });
        Write(built);

        var read = Assert.Single(BuildsCsv.Read(FilePath));
        Assert.Equal(built with { Outcome = read.Outcome }, read);
        Assert.Equal(built.Outcome with { Steps = read.Outcome.Steps, LogTail = read.Outcome.LogTail }, read.Outcome);
        Assert.Empty(read.Outcome.Steps);
        Assert.Equal(new StepCounts(2, 1), read.Outcome.StepCounts);
    }

    [Fact]
    public void IsTheSameFileWhenItsBuildsAreReadAndWrittenAgain()
    {
        Write(HardCases());
        var before = File.ReadAllText(FilePath);
        var builds = BuildsCsv.Read(FilePath);
        File.Delete(FilePath);
        Write([.. builds]);

        Assert.Equal(before, File.ReadAllText(FilePath));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("with, comma")]
    [InlineData("with \"quotes\"")]
    [InlineData("with\nline break")]
    [InlineData("with\r\nanother")]
    [InlineData(" with spaces around ")]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("-1")]
    [InlineData("'=1")]
    [InlineData("1.5")]
    [InlineData("名前 ✓ 🎬")]
    [InlineData("#comment")]
    public void KeepsAnyName(string name)
    {
        Write(Some.Build(Some.Key(name, scenario: name), Some.Outcome()), Some.Build());

        var builds = BuildsCsv.Read(FilePath);
        Assert.Equal([name, "single"], builds.Select(build => build.Key.Variant));
        Assert.Equal([name, "go-crud"], builds.Select(build => build.Key.Scenario));
    }

    [Theory]
    [InlineData("with a lone \r return", @"with a lone \r return")]
    [InlineData("\u001b]0;title\u0007\u009b31m", @"\u001B]0;title\u0007\u009B31m")]
    [InlineData("\t=1\u202e", "\t=1\\u202E")]
    public void ShowsInANameWhatATerminalWouldObey(string name, string shown)
    {
        Write(Some.Build(Some.Key(name), Some.Outcome()));

        Assert.Equal(shown, Assert.Single(BuildsCsv.Read(FilePath)).Key.Variant);
        Assert.DoesNotContain(File.ReadAllText(FilePath), letter => char.IsControl(letter) && letter is not ('\n' or '\t'));
    }

    [Fact]
    public void HasEachRowOnDiskBeforeTheNextBuild()
    {
        using var csv = Open();
        for (var round = 1; round <= 3; round++)
        {
            csv.Write(Some.Build(round: round));

            // Not disposed: what a killed harness leaves is what stands here.
            Assert.Equal(round, BuildsCsv.Read(FilePath).Count);
        }
    }

    [Fact]
    public void HasNoByteOrderMarkAndEndsLinesWithALineFeed()
    {
        Write(Some.Build());

        var bytes = File.ReadAllBytes(FilePath);
        Assert.Equal((byte)'r', bytes[0]);
        Assert.DoesNotContain((byte)'\r', bytes);
    }

    [Fact]
    public void LeavesStepsEmptyWhereTheyAreNotKnown()
    {
        Write(Some.Build(Some.Key(), Some.Outcome() with { Steps = [], StepCounts = null, StepTimes = null }));

        var outcome = Assert.Single(BuildsCsv.Read(FilePath)).Outcome;
        Assert.Equal(((StepCounts?)null, (StepTimes?)null), (outcome.StepCounts, outcome.StepTimes));
    }

    public void Dispose() => _temp.Dispose();

    private static BuildRecord[] HardCases() =>
    [
        Some.Build(),
        Some.Build(
            Some.Key("multi, \"slim\"", CacheState.Warm, 2, Builder.Classic, "=crud"),
            Some.Outcome(1.2345678) with { Solve = null, Export = null, Upload = null, Way = BuildWay.Tar, Sent = new ByteSize(36_000) },
            2),
        Some.Build(
            Some.Key("multi", CacheState.IncrementalSource, 3),
            Some.FailedBuild().Outcome with
            {
                Error = "-c: line 1\nexit code 2",
                LogTail = ["1", "2", "3", "  4\t\"four\"", "", "\u001b[31mred\u001b[0m", "7,seven\r"],
            },
            3),
        Some.Build(
            Some.Key(cache: CacheState.IncrementalDependency),
            Some.FailedBuild(status: BuildStatus.Cancelled).Outcome with { Steps = [], StepCounts = null, StepTimes = null, Error = null },
            4),
        Some.Build(
            Some.Key(cache: CacheState.Warm),
            Some.Outcome() with { Status = BuildStatus.Invalid, Error = "in a warm build the step 'RUN a, b' ran" },
            5) with { LoadAverage = 12.345 },
    ];

    private void Write(params BuildRecord[] builds)
    {
        using var csv = Open();
        foreach (var build in builds)
            csv.Write(build);
    }

    private BuildsCsv Open() => new(FilePath, _folder.Id);
}
