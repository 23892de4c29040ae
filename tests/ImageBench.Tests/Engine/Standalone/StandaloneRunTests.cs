using System.Security.Cryptography;
using ImageBench.Engine.BuildKit;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model.Builds;
using ImageBench.Results;
using ImageBench.Statistics;
using ImageBench.Tests.Cli;
using ImageBench.Tests.Engine.Wire.Endpoints;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;
using Harness = ImageBench.Tests.Cli.CommandLine;

namespace ImageBench.Tests.Engine.Standalone;

/// <summary>Runs on a BuildKit by itself, from the command line.</summary>
public sealed class StandaloneRunTests : IDisposable
{
    private const int LargeLayerBytes = 6_000_000;
    private const int ContextBytes = 3_000_000;

    private readonly Harness _line = new();

    private static ArchiveBuilder Image => ImageOf(10_000);

    [Fact]
    public async Task ImagesAreReadFromTheArchiveAndNothingIsStarted()
    {
        await using var builder = await PlayedBuildKit.Start(ImageOf(LargeLayerBytes));
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
        var image = Image;
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
        await using var builder = await PlayedBuildKit.Start(Image);
        builder.ExportedConfig = "sha256:" + new string('b', 64);

        var ended = await Run(builder, "FROM scratch\nCOPY data /\n", "--cache", "cold");

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains("it made another one, since steps of it were gone from its cache", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OverTlsItIsSpokenToWithTheKeysOfTheEnvironmentAndNotWithout()
    {
        using var keys = new TestKeys();
        await using var builder = await PlayedBuildKit.Start(Image, keys);
        var plain = await _line.Run("doctor", "--engine", builder.Address);
        _line.Environment["DOCKER_TLS_VERIFY"] = "1";
        _line.Environment["DOCKER_CERT_PATH"] = keys.Folder;

        var secured = await Run(builder, "FROM scratch\nCOPY data /\n", "--cache", "cold");

        Assert.Equal(3, plain.ExitCode);
        Assert.Equal((0, ""), (secured.ExitCode, Trouble(secured)));
        Assert.All(Results().Variants, variant => Assert.Equal(2, variant.Image!.LayerCount));
    }

    [Fact]
    public async Task AnEngineThatTakesHttp2OverTlsAndNothingElseIsSpokenToSo()
    {
        using var keys = new TestKeys();
        await using var engine = await PlayedBuildKit.Start(Image, keys);
        var socket = new EngineSocket(
            new Uri(engine.Address["buildkit+".Length..]), EngineKeys.InFolder(keys.Folder, skipsVerification: false, "the test"));

        using var link = await BuilderLink.Open(socket, TestContext.Current.CancellationToken);

        Assert.NotNull(link);
        var workers = await link.Control.ListWorkersAsync(
            new ListWorkersRequest(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Single(workers.Record);
    }

    [Fact]
    public async Task DoctorSaysWhatWorksThere()
    {
        await using var builder = await PlayedBuildKit.Start(Image);

        var ended = await _line.Run("doctor", "--engine", builder.Address);

        Assert.Equal(0, ended.ExitCode);
        var said = string.Join(' ', ended.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("BuildKit v0.99.1 by itself at", said, StringComparison.Ordinal);
        Assert.Contains("--check-engine", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--keep-images", "--keep-images keeps none")]
    [InlineData("--registry=local", "--registry has none to push")]
    [InlineData("--builder=classic", "--builder classic is a part of Docker engines")]
    [InlineData("--check-engine=docker-container://x", "starts no images")]
    public async Task WhatNeedsAnEngineIsRefusedBeforeAnythingIsBuilt(string option, string said)
    {
        await using var builder = await PlayedBuildKit.Start(Image);

        var ended = await Run(builder, "FROM scratch\n", "--cache", "cold", option);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(said, ended.Error, StringComparison.Ordinal);
        Assert.Empty(builder.Solved);
    }

    [Theory]
    [InlineData("buildkit+unix:///nowhere/buildkitd.sock", 3, "No BuildKit answers at buildkit+unix:///nowhere/buildkitd.sock")]
    [InlineData("buildkit+tcp://127.0.0.1:1", 3, "No BuildKit answers at buildkit+tcp://127.0.0.1:1 (from --engine): Connection refused.")]
    [InlineData("buildkit+ssh://host", 2, "nothing else is spoken to so; write buildkit+tcp://HOST:PORT")]
    [InlineData("docker-container://a/b", 2, "that is no name of a container")]
    public async Task AnAddressThatLeadsNowhereIsNamed(string address, int exitCode, string said)
    {
        var ended = await _line.Run("--scenario", "app", "--engine", address);

        Assert.Equal(exitCode, ended.ExitCode);
        Assert.Contains(said, ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEngineThatStartsItsImagesItselfNeedsNoneBesideIt()
    {
        var ended = await _line.Run("--scenario", "app", "--engine", "unix:///nowhere/s", "--check-engine", "auto");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("--check-engine is for a BuildKit by itself", ended.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _line.Dispose();

    private static ArchiveBuilder ImageOf(int bytes) => new ArchiveBuilder()
        .Layer(new TarBytes().File("big", RandomNumberGenerator.GetBytes(bytes)).End())
        .Layer(new TarBytes().File("app", 1_000).End());

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
