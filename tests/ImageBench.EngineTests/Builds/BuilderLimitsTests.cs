using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Builds;

/// <summary>Variants that one of two builders cannot build.</summary>
public class BuilderLimitsTests(TestEngine engine)
{
    // Each of these the classic builder of this engine refuses when it is asked; the last one it builds.
    private static readonly (string Name, string Line)[] Lines =
    [
        ("mount", "RUN --mount=type=cache,target=/c true"),
        ("network", "RUN --network=none true"),
        ("chmod", "COPY --chmod=755 file /"),
        ("plain", "COPY --chown=1:1 file /"),
    ];

    [Fact]
    public async Task AreSkippedByItWithTheReasonAndTheRunIsGood()
    {
        engine.Need();
        using var place = Place("mount", "plain");

        var result = (await Harness.Run(
            engine.State,
            place.Arguments(engine, "--rounds", "1", "--cache", "cold", "--builder", "buildkit", "--builder", "classic"))).Ended(0);

        Assert.Equal(
            ["mount buildkit built", "plain buildkit built", "mount classic skipped", "plain classic built"],
            Csv.Read(place.Runs[0], "variants.csv").Select(row => $"{row["variant"]} {row["builder"]} {row["status"]}"));
        Assert.Equal(3, Csv.Read(place.Runs[0], "builds.csv").Count);
        const string sentence =
            "limits/mount (classic) is skipped: Dockerfile.mount:3 has RUN --mount, which only BuildKit knows; build it with --builder "
                + "buildkit.";
        Assert.Contains(
            sentence,
            await File.ReadAllTextAsync(Path.Combine(place.Runs[0], "run.json"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Contains(
            "not for classic",
            await File.ReadAllTextAsync(Path.Combine(place.Runs[0], "report.md"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.DoesNotContain("failed", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mount", false)]
    [InlineData("network", false)]
    [InlineData("chmod", false)]
    [InlineData("plain", true)]
    public async Task AreThoseThatTheClassicBuilderRefuses(string name, bool builds)
    {
        engine.Need();
        using var place = Place(name, "plain2");
        var dockerfile = Path.Combine(place.Scenarios, "limits", "Dockerfile." + name);

        var said = await Shell.Run(
            $"cd '{Path.GetDirectoryName(dockerfile)}' && DOCKER_BUILDKIT=0 docker -H {engine.Address} build -t limits-{name} "
                + $"-f '{dockerfile}' . 2>&1 | tail -1");
        await Shell.Run($"docker -H {engine.Address} rmi limits-{name} || true");

        Assert.Equal(builds, said.StartsWith("Successfully tagged", StringComparison.Ordinal));
        // A flag that is newer than the engine is one that it has never heard of.
        Assert.Equal(
            !builds,
            said.Contains("requires BuildKit", StringComparison.Ordinal) || said.Contains("nknown flag", StringComparison.Ordinal));
    }

    private static Workplace Place(params string[] names)
    {
        var place = new Workplace().With("limits", "file", "x\n").With("limits", "scenario.yaml", "baseline: " + names[1] + "\n");
        foreach (var name in names)
        {
            place.With(
                "limits",
                "Dockerfile." + name,
                "FROM imagebench/busybox\nCOPY file "
                    + $"/\n{Array.Find(Lines, line => name.StartsWith(line.Name, StringComparison.Ordinal)).Line}\n");
        }

        return place;
    }
}
