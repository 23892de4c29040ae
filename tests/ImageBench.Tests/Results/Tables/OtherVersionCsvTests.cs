using ImageBench.Model.Builds;
using ImageBench.Results.Tables;

namespace ImageBench.Tests.Results.Tables;

/// <summary>A builds.csv that an older harness wrote, or a later one.</summary>
public sealed class OtherVersionCsvTests : IDisposable
{
    private readonly WrittenBuilds _written = new();

    [Theory]
    [InlineData("run_id")]
    [InlineData("load_average", "critical_path_seconds", "work_seconds")]
    [InlineData("solve_seconds", "error", "steps_total")]
    public void OfAnOlderVersionIsReadWithoutTheColumnsThatItDidNotHave(params string[] columns)
    {
        _written.Write(Some.Build() with { LoadAverage = 0.5 });
        Rewrite(row => row.Where(cell => !columns.Contains(cell.Key)));

        var build = Assert.Single(BuildsCsv.Read(_written.Path));
        Assert.Equal(Some.Key(), build.Key);
        Assert.Equal(columns.Contains("load_average") ? null : 0.5, build.LoadAverage);
        Assert.Equal(columns.Contains("work_seconds"), build.Outcome.StepTimes is null);
        Assert.Equal(columns.Contains("solve_seconds"), build.Outcome.Solve is null);
        Assert.Equal(columns.Contains("steps_total"), build.Outcome.StepCounts is null);
    }

    [Fact]
    public void OfALaterVersionIsReadWithColumnsThatAreNotKnownAndInAnotherOrder()
    {
        _written.Write(Some.Build());
        var before = Assert.Single(BuildsCsv.Read(_written.Path));
        Rewrite(row => row
            .Reverse()
            .Prepend(new("weather", row["scenario"] == "scenario" ? "weather" : "fair"))
            .Append(new("", ""))
            .Append(new("", "")));

        var build = Assert.Single(BuildsCsv.Read(_written.Path));
        Assert.Equal(before with { Outcome = build.Outcome }, build);
        Assert.Equal(before.Outcome with { Steps = build.Outcome.Steps, LogTail = build.Outcome.LogTail }, build.Outcome);
    }

    [Theory]
    [InlineData("warm", "frozen")]
    [InlineData("classic", "kaniko")]
    public void OfALaterVersionIsReadWithoutTheBuildsThatThisOneHasNoNameFor(string word, string later)
    {
        _written.Write(Some.Build(), Some.Build(Some.Key("multi", CacheState.Warm, 2, Builder.Classic), Some.Outcome()));
        File.WriteAllText(_written.Path, File.ReadAllText(_written.Path).Replace(word, later, StringComparison.Ordinal));

        Assert.Equal(Some.Key(), Assert.Single(BuildsCsv.Read(_written.Path)).Key);
    }

    [Fact]
    public void OfAnOlderVersionIsReadWithItsWords()
    {
        _written.Write(Some.FailedBuild(status: BuildStatus.TimedOut));
        File.WriteAllText(_written.Path, File.ReadAllText(_written.Path).Replace("timed-out", "timed_out", StringComparison.Ordinal));

        Assert.Equal(BuildStatus.TimedOut, Assert.Single(BuildsCsv.Read(_written.Path)).Outcome.Status);
    }

    public void Dispose() => _written.Dispose();

    // Of cells without commas: the header and each row as the cells that they have in each column.
    private void Rewrite(Func<OrderedDictionary<string, string>, IEnumerable<KeyValuePair<string, string>>> change)
    {
        var lines = File.ReadAllLines(_written.Path).Select(line => line.Split(',')).ToList();
        var rows = lines.Select(line => new OrderedDictionary<string, string>(lines[0].Zip(line, KeyValuePair.Create)));
        var changed = rows.Select(row => string.Join(',', change(row).Select(cell => cell.Value)) + "\n");
        File.WriteAllText(_written.Path, string.Concat(changed));
    }
}
