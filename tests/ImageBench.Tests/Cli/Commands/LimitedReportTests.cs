using ImageBench.Tests.Cli.Started;

namespace ImageBench.Tests.Cli.Commands;

/// <summary>Limits on what a run's variants have more than its baseline.</summary>
public sealed class LimitedReportTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData("5%", 0, "unpacked size grew by 5,000,000 B (5.0 %), from 100,000,000 B to 105,000,000 B: within its")]
    [InlineData("4%", 4, "unpacked size grew by 5,000,000 B (5.0 %), from 100,000,000 B to 105,000,000 B: over its")]
    [InlineData("cold:10%", 4, "cold build grew by 2.00 s, from 10.0 s to 12.0 s, × 1.20 (1.20")]
    public async Task AReportHoldsTheVariantsOfARunAgainstItsBaseline(string limit, int exitCode, string line)
    {
        var run = new StoredRun("run")
            .Add("single", 100_000_000, GrownRun.Ten)
            .Add("multi", 105_000_000, GrownRun.Twelve)
            .AddFailed("other")
            .Write(_temp.Path);

        var (ended, output, _) = await Run(["report", run, "--max-increase", limit]);

        Assert.Equal(exitCode, ended);
        Assert.Collection(
            output.TrimEnd('\n').Split('\n'),
            path => Assert.Equal(Path.Combine(run, "report.md"), path),
            told => Assert.StartsWith($"go-crud/multi (buildkit): {line}", told, StringComparison.Ordinal),
            told => Assert.EndsWith(": it failed.", told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AReportNamesTheBaselineWhereThatIsWhyNothingIsHeld()
    {
        var run = new StoredRun("run").AddFailed("single").Add("multi", 105_000_000, GrownRun.Twelve).Write(_temp.Path);

        var (_, output, _) = await Run(["report", run, "--max-increase", "5%"]);

        Assert.Contains("is not held to its limit of 5%: the baseline failed.\n", output, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();

    private static Task<Ended> Run(string[] arguments) => InvokedCommand.Run(arguments);
}
