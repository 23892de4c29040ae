using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Runs;

/// <summary>Images that build, work or do not, and are told apart.</summary>
public class CheckTests(TestEngine engine, BrokenImages images) : IClassFixture<BrokenImages>
{
    [Theory]
    [InlineData("no-file", "there is no such file in it")]
    [InlineData("no-user", "runs as the user 'appuser'")]
    [InlineData("format", "Exec format error")]
    [InlineData("library", "shared library libselinux.so.1")]
    [InlineData("interpreter", "not in the image: /usr/bin/python3.")]
    [InlineData("loader", "the loader of the C library")]
    [InlineData("denied", "Permission denied: the image's user may not execute '/prog'")]
    [InlineData("memory", "ran out of memory")]
    [InlineData("silent", "Nothing listens on port 8000 in the container.")]
    [InlineData("other-port", "it listens on 8080")]
    [InlineData("loopback", "on loopback only (127.0.0.1)")]
    [InlineData("forks", "more processes than the limit of 512")]
    public async Task AnImageThatDoesNotWorkFailsWithItsLikelyCause(string variant, string cause)
    {
        engine.Need();
        (await images.Result(engine)).Ended(1);

        Assert.Equal(
            ("built", "failed"),
            ((await images.Row(engine, "variants.csv", variant))["status"], (await images.Row(engine, "variants.csv", variant))["check"]));
        var told = (await images.Result(engine)).Error;
        Assert.Contains(
            cause,
            told[told.IndexOf($"broken/{variant} (buildkit): check failed", StringComparison.Ordinal)..].Split("\n[", 2)[0],
            StringComparison.Ordinal);
        Assert.Contains($"**{variant}** was built and does not work. Likely cause:", await images.Report(engine), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chatty")]
    [InlineData("other-answer")]
    public async Task AnImageThatNeverPassesEndsAtItsTimeout(string variant)
    {
        engine.Need();
        var told = (await images.Result(engine)).Ended(1).Error;
        var failure = told[told.IndexOf($"broken/{variant} (buildkit): check failed", StringComparison.Ordinal)..].Split("\n[", 2)[0];

        Assert.Contains("it had not passed after 4 s (check.timeout)", failure, StringComparison.Ordinal);
        Assert.Contains(
            variant == "chatty" ? "| and on and on and on" : "status 200: goodbye; the body does not hold 'hello'",
            failure,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatWorksIsMeasuredAndComparedWithNothingThatDoesNot()
    {
        engine.Need();
        var good = await images.Row(engine, "variants.csv", "good");

        Assert.Equal(("passed", "1", "true", "none"), (good["check"], good["check_rounds"], good["can_exec"], good["package_manager"]));
        Assert.NotEqual("", good["ready_seconds"]);
        Assert.NotEqual("", good["memory_bytes"]);
        // Busybox's server handles no signal, and as the first process of its container it gets none that it does not handle.
        Assert.Equal("false", good["stops_on_signal"]);
        Assert.Equal("", (await images.Row(engine, "variants.csv", "no-file"))["unpacked_reduction_percent"]);
    }

    [Fact]
    public async Task NothingIsLeftOnTheEngine()
    {
        engine.Need();
        var (before, after) = await images.Holdings(engine);

        Assert.Equal(before, after);
    }

    [Fact]
    public async Task ACommandIsCheckedByItsEndAndAnImageWithoutACheckIsOnlyStarted()
    {
        engine.Need();
        const string Says = "FROM imagebench/busybox\nCMD [\"sh\", \"-c\", \"echo hello; echo careful >&2; exit 3\"]\n";
        using var place = new Workplace()
            .With("command", "scenario.yaml", "check: { command: { exit: 3, stdout: { contains: hello }, stderr: { matches: '^care' } } }")
            .Scenario("command", ("a", Says), ("b", Says.Replace("hello", "bye", StringComparison.Ordinal)))
            .Scenario("plain", ("a", Dockerfiles.Good), ("b", "FROM imagebench/busybox\nCMD [\"false\"]\n"));

        var result = (await Harness.Run(engine.State, place.Arguments(engine, "--cache", "cold", "--rounds", "1"))).Ended(1);

        var rows = Csv.Read(place.Runs[0], "variants.csv").ToDictionary(row => $"{row["scenario"]}/{row["variant"]}", row => row["check"]);
        Assert.Equal(("passed", "failed", "started", "failed"), (rows["command/a"], rows["command/b"], rows["plain/a"], rows["plain/b"]));
        Assert.Contains("the standard output does not hold 'hello'", result.Error, StringComparison.Ordinal);
        Assert.Contains(
            "plain has no check",
            await File.ReadAllTextAsync(Path.Combine(place.Runs[0], "report.md"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInterruptedCheckLeavesNoContainer()
    {
        engine.Need();
        const string Sleeps = "FROM imagebench/busybox\nCMD [\"sleep\", \"300\"]\n";
        using var place = new Workplace()
            .With("slow", "scenario.yaml", "check: { port: 8000, timeout: 5m, requests: [{ get: / }] }")
            .Scenario("slow", ("a", Sleeps), ("b", Sleeps));
        var before = await engine.Holdings();
        using var harness = Harness.Start(engine.State, place.Arguments(engine, "--cache", "cold", "--rounds", "1"));
        await harness.Until(async () => (await EngineContents.List(new Uri(engine.Address)))
            .Any(line => line.StartsWith("container", StringComparison.Ordinal)));

        harness.Signal(Signals.Interrupt);

        (await harness.End()).Ended(130);
        Assert.Equal(before, await engine.Holdings());
    }

    [Fact]
    public async Task TheDockerfilesAsPublishedBuildAndDoNotStart()
    {
        engine.Need();
        using var place = new Workplace();
        string[] run =
        [
            "--scenario",
            "go-crud-as-published",
            "--cache",
            "warm",
            "--rounds",
            "1",
            "--results",
            place.Results,
            "--engine",
            engine.Address,
            "--base-set",
            "debian",
        ];

        var result = (await Harness.Run(engine.State, run)).Ended(1);

        var rows = Csv.Read(place.Runs[0], "variants.csv");
        Assert.All(rows, row => Assert.Equal(("built", "failed", ""), (row["status"], row["check"], row["unpacked_reduction_percent"])));
        Assert.Contains("The image starts '/test', and there is no such file in it.", result.Error, StringComparison.Ordinal);
        Assert.Contains("The image runs as the user 'appuser'", result.Error, StringComparison.Ordinal);
        Assert.Contains(
            "No variant gave a working image",
            await File.ReadAllTextAsync(Path.Combine(place.Runs[0], "report.md"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }
}
