using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Checks;
using ImageBench.Running.Ports;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Running.Checks;

/// <summary>The check of a container that is none, whose server is one on loopback.</summary>
internal static class LoopbackCheck
{
    public static CheckRequest Get { get; } = new("GET", "/", null, 200, Json: false);

    public static FakeContainers Containers(LoopbackServer server) =>
        new()
        {
            State = new ContainerState(true, 0, false, server.Address),
            RunsOn = true,
            Usage = new ContainerUsage(new ByteSize(5_000_000), Some.Seconds(0.02)),
        };

    public static Task<CheckRecord> Run(LoopbackServer server, params CheckRequest[] requests) =>
        Run(Containers(server), TimeSpan.FromMinutes(1), requests);

    public static Task<CheckRecord> Run(FakeContainers containers, TimeSpan timeout, params CheckRequest[] requests) =>
        Run(containers, TimeProvider.System, timeout, requests);

    public static Task<CheckRecord> Run(
        FakeContainers containers, TimeProvider time, TimeSpan timeout, params CheckRequest[] requests) =>
        new VariantCheck(containers, new Dictionary<string, string>(), time).Run(
            CheckStage.Key, 1, "sha256:1", new HttpCheck(8000, requests, timeout), TestContext.Current.CancellationToken);

    /// <summary>
    /// By a clock that goes no faster than the true one until an answer was read, which the next request shows, and then at once to the
    /// end.
    /// </summary>
    public static async Task<CheckRecord> RunUntilTimeIsOver(LoopbackServer server, FakeContainers containers)
    {
        var time = new FakeTimeProvider(Some.Time);
        var running = Run(containers, time, TimeSpan.FromMinutes(1), Get);
        while (!running.IsCompleted)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
            time.Advance(server.Requests.Count < 2 ? TimeSpan.FromMilliseconds(1) : TimeSpan.FromSeconds(10));
        }

        return await running;
    }
}
