using ImageBench.Model.Builds;
using ImageBench.Results;
using ImageBench.Statistics;
using ImageBench.Tests.Cli;
using ImageBench.Tests.Engine.Wire.Endpoints;
using ImageBench.Tests.Images.Archives;
using Harness = ImageBench.Tests.Cli.CommandLine;

namespace ImageBench.Tests.Engine.Standalone;

/// <summary>Runs on a BuildKit by itself, from the command line.</summary>
public sealed class StandaloneRunTests : IDisposable
{
    private const int LargeLayerBytes = 6_000_000;
    private const int ContextBytes = 3_000_000;

    private readonly Harness _line = new();

    [Fact]
    public async Task ImagesAreReadFromTheArchiveAndNothingIsStarted()
    {
        await using var builder = await PlayedBuildKit.Start(PlayedBuildKit.ImageOf(LargeLayerBytes));
        await File.WriteAllBytesAsync(Scenario("data", ""), new byte[ContextBytes], TestContext.Current.CancellationToken);

        var ended = await Run(builder, "FROM scratch\nCOPY data /\n", "--cache=cold", "--cache=warm");

        Assert.Equal((0, ""), (ended.ExitCode, Trouble(ended)));
        var results = Results();
        Assert.All(
            results.Variants,
            variant => Assert.Equal((LargeLayerBytes + 1_000L, 2), (variant.Image!.Unpacked.Bytes, variant.Image.LayerCount)));
        Assert.All(results.Builds, build => Assert.Equal(builder.Manifest, build.Outcome.ImageId));
        Assert.Equal(ContextBytes, builder.Files["data"]);
        Assert.All(results.Builds, build => Assert.Equal(BuildWay.Session, build.Outcome.Way));
        var run = results.Run;
        Assert.Equal(("BuildKit", "v0.99.1", "x86_64"), (run.Engine.Product, run.Engine.Version, run.Engine.Architecture));
        var report = await File.ReadAllTextAsync(Path.Combine(Folder, "report.md"), TestContext.Current.CancellationToken);
        Assert.Contains("Started: not tried.", report, StringComparison.Ordinal);
        Assert.DoesNotContain("0 cores", report, StringComparison.Ordinal);
        // Each image once more, after its first build and with all steps from the cache.
        Assert.Equal(2, builder.Solved.Count(solve => solve.Exporter == "oci"));
        Assert.DoesNotContain(builder.Solved, solve => solve.Exporter == "oci" && solve.FrontendAttrs.ContainsKey("no-cache"));
        Assert.Equal(2, builder.Solved.Count(solve => solve.FrontendAttrs.ContainsKey("no-cache")));
    }

    [Fact]
    public async Task AParentIsFetchedBeforeTheClockAndWhatItSharesIsKnown()
    {
        var image = PlayedBuildKit.ImageOf();
        await using var builder = await PlayedBuildKit.Start(image);
        builder.Registry["registry.test/parent:1"] = new ArchiveBuilder { DiffIds = [image.LayerDigest(0)] };

        var ended = await Run(builder, "FROM registry.test/parent:1\nCOPY data /\n", "--cache", "cold");

        Assert.Equal((0, ""), (ended.ExitCode, Trouble(ended)));
        var (parent, rest) = (builder.Solved.First(), builder.Solved.Skip(1).ToList());
        Assert.Equal("", parent.Exporter);
        Assert.DoesNotContain(rest, solve => string.IsNullOrEmpty(solve.Exporter));
        var results = Results();
        Assert.Equal("registry.test/parent:1", Assert.Single(results.Run.Parents).Name);
        Assert.All(results.Variants, variant => Assert.Equal(1, variant.Image!.ParentLayerCount));
    }

    [Fact]
    public async Task AnImageThatIsAnotherOneWhenItIsReadIsNotTakenForTheOneThatWasBuilt()
    {
        await using var builder = await PlayedBuildKit.Start(PlayedBuildKit.ImageOf());
        builder.ExportedConfig = "sha256:" + new string('b', 64);

        var ended = await Run(builder, "FROM scratch\nCOPY data /\n", "--cache", "cold");

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains("it made another one, since steps of it were gone from its cache", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverTlsItIsSpokenToWithTheKeysOfTheEnvironmentAndNotWithout()
    {
        using var keys = new TestKeys();
        await using var builder = await PlayedBuildKit.Start(PlayedBuildKit.ImageOf(), keys);
        var plain = await _line.Run("doctor", "--engine", builder.Address);
        _line.Environment["DOCKER_TLS_VERIFY"] = "1";
        _line.Environment["DOCKER_CERT_PATH"] = keys.Folder;

        var secured = await Run(builder, "FROM scratch\nCOPY data /\n", "--cache", "cold");

        Assert.Equal(3, plain.ExitCode);
        Assert.Equal((0, ""), (secured.ExitCode, Trouble(secured)));
        Assert.All(Results().Variants, variant => Assert.Equal(2, variant.Image!.LayerCount));
    }

    [Theory]
    [InlineData("--keep-images", "--keep-images keeps none")]
    [InlineData("--registry=local", "--registry has none to push")]
    [InlineData("--builder=classic", "--builder classic is a part of Docker engines")]
    [InlineData("--check-engine=docker-container://x", "starts no images")]
    public async Task WhatNeedsAnEngineIsRefusedBeforeAnythingIsBuilt(string option, string said)
    {
        await using var builder = await PlayedBuildKit.Start(PlayedBuildKit.ImageOf());

        var ended = await Run(builder, "FROM scratch\n", "--cache", "cold", option);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(said, ended.Error, StringComparison.Ordinal);
        Assert.Empty(builder.Solved);
    }

    public void Dispose() => _line.Dispose();

    private string Folder => Directory.GetDirectories(Path.Combine(_line.Folder, "results")).Single();

    private RunResults Results() => new RunFolder(Folder).Read();

    private string Scenario(string name, string content) => _line.Write($"scenarios/alone/{name}", content);

    private static string Trouble(Ended ended) => ended.ExitCode == 0 ? "" : ended.Error + ended.Output;

    private Task<Ended> Run(PlayedBuildKit builder, string dockerfile, params string[] more)
    {
        Scenario("Dockerfile.one", dockerfile);
        Scenario("Dockerfile.two", dockerfile);
        if (!File.Exists(Path.Combine(_line.Folder, "scenarios/alone/data")))
            Scenario("data", "x");
        return _line.Run(
            ["--scenario", "alone", "--engine", builder.Address, "--base-set", "hub", "--rounds", "1", "--display", "plain", .. more]);
    }
}
