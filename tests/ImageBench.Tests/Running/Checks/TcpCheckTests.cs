using System.Net;
using System.Text;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Checks;
using ImageBench.Running.Ports;

namespace ImageBench.Tests.Running.Checks;

/// <summary>The TCP check against a real server on loopback; only the container around it is made up.</summary>
public class TcpCheckTests
{
    [Fact]
    public async Task AServerThatKeepsItsConnectionsWorks()
    {
        await using var server = new LoopbackServer((_, _) => Task.CompletedTask);
        var check = await Check(server.Address, TimeSpan.FromMinutes(1), [new IPEndPoint(IPAddress.Any, 5432)]);

        Assert.Equal((CheckResult.Passed, 1), (check.Result, check.Probes));
        Assert.Equal(new ByteSize(5_000_000), check.Memory);
        // The moment for which the connection is watched is none that the program took.
        Assert.InRange(check.Ready!.Value, check.Probe!.Value, TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(server.Requests, request => request.Length > 0);
    }

    [Fact]
    public async Task AServerThatGreetsAndHangsUpWorks()
    {
        await using var server = new TalkingServer(stream => stream.WriteAsync(Encoding.UTF8.GetBytes("220 ready\r\n")).AsTask());

        Assert.Equal(CheckResult.Passed, (await Check(server.Address, TimeSpan.FromMinutes(1), null)).Result);
    }

    [Fact]
    public async Task AConnectionThatIsClosedAtOnceIsThatOfAProxyWithNothingBehindIt()
    {
        await using var proxy = new TalkingServer(_ => Task.CompletedTask);
        var failure = (await Check(proxy.Address, TimeSpan.FromMilliseconds(300), [])).Failure!;

        Assert.Equal(
            (
                "a connection to port 5432, to be taken",
                "none was taken within 0.3 s (check.timeout)",
                "Nothing listens on port 5432 in the container."),
            (failure.Asked, failure.Came, failure.Cause));
    }

    [Fact]
    public async Task AnOpenConnectionIsNotEnoughWhereTheContainerIsSeenToListenElsewhere()
    {
        await using var proxy = new LoopbackServer((_, _) => Task.CompletedTask);
        var failure = (await Check(proxy.Address, TimeSpan.FromMilliseconds(300), [new IPEndPoint(IPAddress.Loopback, 5432)])).Failure!;

        Assert.StartsWith("The program listens on port 5432 on loopback only", failure.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APortThatEXPOSENamesIsTriedAndTakingAConnectionIsLessThanWorking()
    {
        await using var server = new LoopbackServer((_, _) => Task.CompletedTask);

        var check = await Check(
            server.Address, ImageCheck.WhereNothingIsSaid with { Port = 5432 }, [new IPEndPoint(IPAddress.Any, 5432)]);

        Assert.Equal(CheckResult.Listens, check.Result);
        Assert.NotNull(check.Ready);
    }

    [Fact]
    public async Task APortThatEXPOSENamesAndNobodyOpensIsNoFailure()
    {
        await using var proxy = new TalkingServer(_ => Task.CompletedTask);

        var check = await Check(
            proxy.Address, new ImageCheck(TimeSpan.FromMilliseconds(300), null) { Port = 5432 }, []);

        Assert.Equal((CheckResult.Started, null), (check.Result, check.Failure));
    }

    private static Task<CheckRecord> Check(Uri address, TimeSpan timeout, IReadOnlyList<IPEndPoint>? listeners) =>
        Check(address, new TcpCheck(5432, timeout), listeners);

    private static Task<CheckRecord> Check(Uri address, CheckSpec spec, IReadOnlyList<IPEndPoint>? listeners) =>
        new VariantCheck(
            new FakeContainers
            {
                State = new ContainerState(true, 0, false, address),
                RunsOn = true,
                Listeners = listeners,
                Usage = new ContainerUsage(new ByteSize(5_000_000), Some.Seconds(0.02)),
            },
            new Dictionary<string, string>(),
            TimeProvider.System).Run(
                new VariantKey("db", "one", Builder.BuildKit),
                1,
                "sha256:1",
                spec,
                TestContext.Current.CancellationToken);
}
