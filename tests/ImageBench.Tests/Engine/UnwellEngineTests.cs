using ImageBench.Engine;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Running.Ports;
using ImageBench.Tests.Engine.Wire;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Engine;

/// <summary>What goes wrong with an engine is no verdict on an image, and what an image does is none on the engine.</summary>
public class UnwellEngineTests
{
    private static readonly ContainerRequest Container = new(
        "sha256:1", null, new ByteSize(1), ReadOnlyRoot: false, new Dictionary<string, string>());

    [Theory]
    [InlineData(500, "troubled")]
    [InlineData(503, "service unavailable")]
    [InlineData(500, "transport is closing: unavailable")]
    [InlineData(500, "mkdir /var/lib/docker/overlay2/x: no space left on device")]
    [InlineData(400, "failed to create endpoint x on network bridge: could not find bridge docker0")]
    public async Task AContainerThatItCannotMakeOrStartIsAFaultOfTheEngine(int status, string said)
    {
        foreach (var broken in (string[])["POST /containers/create", "POST /containers/c1/start"])
        {
            await using var played = Played(broken, status, said);
            using var engine = await Connect(played);

            var fault = await Assert.ThrowsAsync<Fault>(() => Start(engine));

            Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
            Assert.Contains("is not well: while ", fault.Message, StringComparison.Ordinal);
            Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(400, "OCI runtime create failed: exec: \\\"nope\\\": executable file not found in $PATH: unknown")]
    [InlineData(500, "OCI runtime create failed: container_linux.go:380: starting container process caused: exec format error")]
    [InlineData(500, "unable to find user nobody2: no matching entries in passwd file")]
    [InlineData(500, "driver failed programming external connectivity: address already in use")]
    public async Task AnImageThatCannotBeStartedIsARefusal(int status, string said)
    {
        await using var played = Played("POST /containers/c1/start", status, said);
        using var engine = await Connect(played);

        Assert.Equal(said.Replace("\\", "", StringComparison.Ordinal), await Start(engine));
    }

    [Theory]
    [InlineData("failed to copy: write /var/lib/docker/x: no space left on device", true)]
    [InlineData("failed to create endpoint x: could not find bridge docker0", true)]
    [InlineData("rpc error: code = Unavailable desc = transport is closing", true)]
    [InlineData("The command '/bin/sh -c false' returned a non-zero code: 1", false)]
    public async Task ABuildThatFailsForTheEnginesReasonsIsAFaultOfTheEngine(string error, bool isTheEngines)
    {
        await using var played = Played("POST /build", 500, error);
        using var engine = await Connect(played);

        if (!isTheEngines)
        {
            Assert.Equal((BuildStatus.Failed, error), await Build(engine));
            return;
        }

        var fault = await Assert.ThrowsAsync<Fault>(() => Build(engine));
        Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
        Assert.Contains($"is not well: while building, {error}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFailedBuildOfAnEngineThatDoesNotAnswerAnyMoreIsItsFault()
    {
        await using var played = new PlayedEngine(request => request switch
        {
            "POST /build" => (500, """{"message":"context canceled"}"""),
            "GET /images/json" => (200, "[]"),
            "GET /_ping" => (500, """{"message":"shutting down"}"""),
            _ => null,
        });
        using var engine = await Connect(played);

        var fault = await Assert.ThrowsAsync<Fault>(() => Build(engine));

        Assert.Contains("is not well: while building, it does not answer: ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEngineThatHangsIsNotWaitedForWithoutEnd()
    {
        var time = new FakeTimeProvider(Some.Time);
        foreach (var hanging in (string[])["POST /containers/create", "POST /containers/c1/start"])
        {
            await using var played = Played(hanging, 0, "");
            using var engine = await DockerEngine.Connect(
                new EngineAddress(played.Address, "--engine"), isPrivate: false, time, TestContext.Current.CancellationToken);
            var often = TimeSpan.FromMilliseconds(10);
            await using var minutes = new Timer(_ => time.Advance(TimeSpan.FromMinutes(1)), null, often, often);

            var fault = await Assert.ThrowsAsync<Fault>(() => Start(engine));

            Assert.Equal(ExitCode.NoEngine, fault.ExitCode);
            Assert.EndsWith(
                " a container (no answer came in time); see whether it still runs, then run again.",
                fault.Message,
                StringComparison.Ordinal);
        }
    }

    private static PlayedEngine Played(string broken, int status, string said) => new(request =>
        request == broken ? (status, $$"""{"message":"{{said}}"}""")
            : request == "POST /containers/create" ? (201, """{"Id":"c1","Warnings":[]}""")
            : request == "GET /images/json" ? (200, "[]")
            : null);

    private static Task<DockerEngine> Connect(PlayedEngine played) => DockerEngine.Connect(
        new EngineAddress(played.Address, "--engine"), isPrivate: false, TimeProvider.System, TestContext.Current.CancellationToken);

    private static async Task<string?> Start(DockerEngine engine)
    {
        var (id, refusal) = await engine.Containers.Create(Container, TestContext.Current.CancellationToken);
        return refusal ?? await engine.Containers.Start(id!, TestContext.Current.CancellationToken);
    }

    private static async Task<(BuildStatus, string?)> Build(DockerEngine engine)
    {
        var context = new PackedContext("Dockerfile", 1, new ByteSize(1), (_, _) => Task.CompletedTask);
        var request = new BuildRequest(
            context,
            Builder.Classic,
            NoCache: false,
            null,
            new Dictionary<string, string>(),
            new Dictionary<string, string>(),
            null,
            TimeSpan.FromMinutes(1));
        var outcome = await engine.Build(request, _ => { }, TestContext.Current.CancellationToken);
        return (outcome.Status, outcome.Error);
    }
}
