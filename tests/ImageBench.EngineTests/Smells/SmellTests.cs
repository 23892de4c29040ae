using ImageBench.EngineTests.Stage;

namespace ImageBench.EngineTests.Smells;

/// <summary>What the rewrites make of the smells, built.</summary>
public class SmellTests(TestEngine engine, SmellRun run) : IClassFixture<SmellRun>
{
    private const string Size = "unpacked_size_bytes";

    public static TheoryData<string> Repaired() => [.. Names(breaks: false)];

    public static TheoryData<string> Breaking() => [.. Names(breaks: true)];

    [Theory]
    [MemberData(nameof(Repaired))]
    public async Task TheRewriteSavesWhatARepairByHandSavesToTheByte(string smell)
    {
        engine.Need();
        var original = await run.Row(engine, smell, SmellScenario.Original);
        var rewritten = await run.Row(engine, smell, SmellScenario.Rewritten);
        var repaired = await run.Row(engine, smell, SmellScenario.Repaired);

        Assert.All([original, rewritten, repaired], row => Assert.True(
            row["check"] == "passed", $"{row["variant"]}: {row["status"]}, {row["check"]}: {run.Told(smell, row["variant"])}"));
        Assert.Equal((original[Size], repaired[Size]), (original[Size], rewritten[Size]));
    }

    [Theory]
    [MemberData(nameof(Breaking))]
    public async Task WhatARewriteBreaksIsRejectedWithItsCause(string smell)
    {
        engine.Need();
        var cause = SmellRun.Scenarios.Single(scenario => scenario.Name == smell).Smell.Cause!;

        Assert.Equal("passed", (await run.Row(engine, smell, SmellScenario.Original))["check"]);
        Assert.NotEqual("passed", (await run.Row(engine, smell, SmellScenario.Rewritten))["check"]);
        Assert.Contains(cause, run.Told(smell, SmellScenario.Rewritten), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(bool breaks) =>
        SmellRun.Scenarios.Where(scenario => scenario.Breaks == breaks).Select(scenario => scenario.Name);
}
