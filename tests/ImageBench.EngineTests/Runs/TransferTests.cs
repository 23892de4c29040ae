using System.Globalization;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Runs;

/// <summary>Images on their way through a real registry: Debian's docker-registry, which the harness starts.</summary>
public class TransferTests(TestEngine engine)
{
    [Fact]
    public void GoCrudIsPushedAndPulledBackAndTheReportSaysSo()
    {
        engine.Need();
        engine.FirstRun!.Ended(0);
        var run = engine.FirstResults.Runs[0];
        var rows = Csv.Read(run, "transfers.csv");
        Assert.Superset(
            new HashSet<string> { "multi pull", "multi push", "single pull", "single push" },
            rows.Where(row => row["seconds"].Length > 0).Select(row => $"{row["variant"]} {row["direction"]}").ToHashSet());
        Assert.All(rows, row => Assert.Equal("", row["error"]));
        // The two have no layer in common, so both move whole; what else the scenario has may stand on the same parent.
        Assert.All(
            rows.Where(row => row["direction"] == "push" && row["variant"] is ("multi" or "single")),
            row => Assert.Equal("0", row["layers_reused"]));
        foreach (var image in Csv.Read(run, "variants.csv"))
        {
            var content = Number(image["content_size_bytes"]);
            var own = rows.Where(row => row["variant"] == image["variant"]).ToList();
            // What was compressed here stands for what the engine compresses, to within 0.5 %.
            Assert.All(
                own.Where(row => row["direction"] == "push" && row["layers_reused"] == "0"),
                row => Assert.InRange(Number(row["moved_bytes"]), content * 0.995, content * 1.005));
            // An image on nothing has no parent.
            var parents = image["parent_layer_count"] is { Length: > 0 } count ? Number(count) : 0;
            Assert.All(own.Where(row => row["direction"] == "pull"), row =>
            {
                Assert.True(Number(row["layers_reused"]) >= parents, $"{row["variant"]}: {row["layers_reused"]} layers reused");
                Assert.InRange(Number(row["moved_bytes"]), 1, content);
            });
        }

        Assert.Contains("### Bringing it to where it runs", File.ReadAllText(Path.Combine(run, "report.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnASharedEngineImagesArePushedAndNothingIsLeft()
    {
        engine.Need();
        using var place = new Workplace().Scenario("pair", ("one", Dockerfiles.Good), ("two", Dockerfiles.Other));
        var before = await engine.Holdings();

        (await Harness.Run(
            engine.State,
            place.Arguments(engine, "--rounds", "1", "--cache", "cold", "--registry", "local", "--check-rounds", "2"))).Ended(0);

        var rows = Csv.Read(place.Runs[0], "transfers.csv");
        // The second image stands on the same parent, whose layer the first one brought.
        Assert.Equal(
            ["one push 1 0", "two push 1 1", "one push 2 0", "two push 2 1"],
            rows.Select(row => $"{row["variant"]} {row["direction"]} {row["round"]} {row["layers_reused"]}"));
        Assert.All(rows, row => Assert.Equal("", row["error"]));
        Assert.Contains(
            "Nothing was pulled back",
            await File.ReadAllTextAsync(Path.Combine(place.Runs[0], "report.md"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Equal(before, await engine.Holdings());
        Assert.Empty(Directory.GetDirectories(Path.Combine(engine.State, "registries")));
    }

    [Fact]
    public async Task ARegistryThatDoesNotAnswerIsAFactOfThatImage()
    {
        engine.Need();
        using var place = new Workplace().Scenario("pair", ("one", Dockerfiles.Good), ("two", Dockerfiles.Other));
        var before = await engine.Holdings();

        var result = (await Harness.Run(
            engine.State,
            place.Arguments(engine, "--rounds", "1", "--cache", "cold", "--registry", "127.0.0.1:1", "--check-rounds", "1"))).Ended(0);

        Assert.Contains("the push failed:", result.Error, StringComparison.Ordinal);
        Assert.Equal(["", ""], Csv.Read(place.Runs[0], "transfers.csv").Select(row => row["seconds"]));
        Assert.Equal(before, await engine.Holdings());
    }

    [Fact]
    public async Task WhatARunKilledWhilePushingLeftIsCleaned()
    {
        engine.Need();
        // The push takes a while: what cannot be compressed must be, first.
        using var place = new Workplace().Scenario(
            "pair", ("one", Dockerfiles.Good), ("two", "FROM imagebench/busybox\nRUN head -c 300000000 /dev/urandom > /noise\n"));
        var before = await engine.Holdings();
        using var harness = Harness.Start(
            engine.State,
            place.Arguments(
                engine,
                "--rounds",
                "1",
                "--cache",
                "cold",
                "--registry",
                "local",
                "--check-rounds",
                "1",
                "--variant",
                "two",
                "--variant",
                "one"));
        await UntilPushing(harness);
        harness.Signal(Signals.Kill);
        await harness.End();
        var registries = Path.Combine(engine.State, "registries");
        Assert.NotEmpty(Directory.GetDirectories(registries));

        var cleaned = (await Harness.Run(engine.State, "clean", "--engine", engine.Address)).Ended(0);

        Assert.Contains("Ended the registry that run", cleaned.Output, StringComparison.Ordinal);
        Assert.Equal(before, await engine.Holdings());
        Assert.Empty(Directory.GetDirectories(registries));
    }

    [Fact]
    public async Task AfterCtrlCWhilePushingNothingIsLeft()
    {
        engine.Need();
        using var place = new Workplace().Scenario(
            "pair", ("one", Dockerfiles.Good), ("two", "FROM imagebench/busybox\nRUN head -c 300000000 /dev/urandom > /noise\n"));
        var before = await engine.Holdings();
        using var harness = Harness.Start(
            engine.State, place.Arguments(engine, "--rounds", "1", "--cache", "cold", "--registry", "local", "--check-rounds", "1"));
        await UntilPushing(harness);

        harness.Signal(Signals.Interrupt);
        (await harness.End()).Ended(130);

        Assert.Equal(before, await engine.Holdings());
        Assert.Empty(Directory.GetDirectories(Path.Combine(engine.State, "registries")));
        Assert.Equal(["built", "built"], Csv.Read(place.Runs[0], "builds.csv").Select(row => row["status"]));
    }

    // Images of builds have names of the run as well, but below no host that is there.
    private Task UntilPushing(Harness harness) => harness.Until(async () => (await engine.Holdings())
        .Any(line => line.Contains("127.0.0.1:", StringComparison.Ordinal)
            && line.Contains("imagebench-run-", StringComparison.Ordinal)));

    private static long Number(string cell) => long.Parse(cell, CultureInfo.InvariantCulture);
}
