using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Runs;

/// <summary>Budgets as a gate in CI: by exit code, and by name.</summary>
public class BudgetTests(TestEngine engine)
{
    [Fact]
    public async Task AVariantOverItsBudgetEndsTheRunWithItsOwnExitCodeAndTheFiguresAreThere()
    {
        engine.Need();
        using var place = new Workplace()
            .Scenario("pair", ("a", Dockerfiles.Good), ("b", "FROM imagebench/busybox\nRUN head -c 3000000 /dev/zero > /large\n"))
            .With("pair", "scenario.yaml", "budget:\n  a: { unpacked: 3MB, layers: 2 }\n  b: { unpacked: 3MB, layers: 2 }\n");

        var result = (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "1", "--cache", "cold"))).Ended(4);

        Assert.Contains("pair/b (buildkit) is over its budget: unpacked size", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("pair/a (buildkit) is over", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["kept", "exceeded"],
            Csv.Read(place.Runs[0], "variants.csv").OrderBy(row => row["variant"], StringComparer.Ordinal).Select(row => row["budget"]));
        Assert.Contains(
            "| b | unpacked size | at most 3.00 MB |",
            await File.ReadAllTextAsync(Path.Combine(place.Runs[0], "report.md"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }
}
