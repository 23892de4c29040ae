namespace ImageBench.Tests.Scenarios.Files;

public class LimitYamlTests
{
    [Fact]
    public void LimitsAreHardUnlessTheyStandUnderWarn()
    {
        using var scenarios = new SampleScenarios();
        scenarios.Add(
            "app",
            """
            limits:
              multi: { unpacked: 2%, content: 500kB, layers: 1, warn: { cold: 10%, own: 1MB } }
              single: { own-content: 0B, imported: 2s }
            """);
        using var comma = new DecimalComma();
        Assert.Empty(scenarios.Mistakes());

        Assert.Equal(
            [
                "multi unpacked:2% hard", "multi content:500kB hard", "multi layers:1 hard", "multi own:1MB soft", "multi cold:10% soft",
                "single own-content:0B hard", "single imported:2s hard",
            ],
            Assert.Single(scenarios.Read().Scenarios).Limits
                .Select(limit => $"{limit.Variant} {limit.Limit} {(limit.Limit.IsHard ? "hard" : "soft")}"));
    }

    [Theory]
    [InlineData(
        "limits: { multi: { unpacked: 2, layers: 1MB, cold: 5 } }",
        "1: limits.multi.unpacked must be percent (5%) or bytes with their unit (500kB, 10MB), not '2'. Write unpacked: 5%.",
        "1: limits.multi.layers must be percent (5%) or count of layers (1), not '1MB'. Write layers: 1.",
        "1: limits.multi.cold must be percent (10%) or time with its unit (2s, 500ms), not '5'. Write cold: 5%.")]
    [InlineData(
        "limits: { multi: { warn: 5% } }", "1: limits.multi.warn must be a map of keys, not '5%'. Write warn: { cold: 10% }.")]
    [InlineData(
        "limits: { multi: { warn: { own: -1% } } }",
        "1: limits.multi.warn.own must be percent (5%) or bytes with their unit (500kB, 10MB), not '-1%'. Write own: 5%.")]
    [InlineData(
        "limits:\n  multi:\n    contents: 5%",
        "3: there is no key 'limits.multi.contents'. Write 'content': the keys of limits.multi are unpacked, content, layers, own, "
            + "own-content, cold, warm, incremental-source, incremental-dependency, imported, warn.")]
    [InlineData(
        "limits:\n  multy: { unpacked: 5%, layers: 4 }",
        "2: limits.multy names no variant. Write 'multi': the variants are multi, single.")]
    [InlineData(
        "limits: 5%",
        "1: limits must be a map of keys, not '5%'. Write limits: { multi: { unpacked: 2%, content: 500kB, warn: { cold: 10% } } }.")]
    public void LimitsAreChecked(string yaml, params string[] mistakes) => Assert.Equal(mistakes, SampleScenarios.MistakesOf(yaml));
}
