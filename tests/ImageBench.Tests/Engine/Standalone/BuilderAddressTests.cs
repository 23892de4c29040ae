using ImageBench.Engine.BuildKit;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Tests.Engine.Wire.Endpoints;
using Harness = ImageBench.Tests.Cli.CommandLine;

namespace ImageBench.Tests.Engine.Standalone;

/// <summary>Addresses of builders by themselves, from the command line.</summary>
public sealed class BuilderAddressTests : IDisposable
{
    private readonly Harness _line = new();

    [Fact]
    public async Task AnEngineThatTakesHttp2OverTlsAndNothingElseIsSpokenToSo()
    {
        using var keys = new TestKeys();
        await using var engine = await PlayedBuildKit.Start(PlayedBuildKit.ImageOf(), keys);
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
        await using var builder = await PlayedBuildKit.Start(PlayedBuildKit.ImageOf());

        var ended = await _line.Run("doctor", "--engine", builder.Address);

        Assert.Equal(0, ended.ExitCode);
        var said = string.Join(' ', ended.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("BuildKit v0.99.1 by itself at", said, StringComparison.Ordinal);
        Assert.Contains("--check-engine", said, StringComparison.Ordinal);
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
}
