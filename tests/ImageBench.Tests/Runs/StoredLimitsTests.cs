using ImageBench.Tests.Runs.Played;

namespace ImageBench.Tests.Runs;

public class StoredLimitsTests
{
    [Fact]
    public async Task TheLimitsOfTheScenarioAreKeptWithTheRunAndFailNoRun()
    {
        using var stage = new RunStage();
        stage.Write("scenario.yaml", "limits: { multi: { unpacked: 0B, warn: { cold: 10% } } }");

        var results = await stage.Run();

        Assert.Equal(
            [("multi", "unpacked:0B", true), ("multi", "cold:10%", false)],
            Assert.Single(results.Run.Limits).Limits.Select(limit => (limit.Variant, limit.Limit.ToString(), limit.Limit.IsHard)));
    }
}
