using ImageBench.Engine.Wire;
using ImageBench.Model;

namespace ImageBench.Engine;

/// <summary>POST /build/prune, which the client library lacks. Private engines only, so the endpoint is a socket on this machine.</summary>
internal static class BuildCachePrune
{
    // After a build that was broken off, 20.10 refuses with "lease not found" for each record that the build left half-made, once.
    private const int Attempts = 5;

    public static async Task Run(EngineAddress address, string apiVersion, CancellationToken cancellationToken)
    {
        var engine = address.Socket;
        using var handler = new SocketsHttpHandler { ConnectCallback = (_, cancel) => engine.Open(cancel) };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        for (var attempt = 1; ; attempt++)
        {
            using var answer = await client.PostAsync(new Uri($"http://engine/v{apiVersion}/build/prune?all=1"), null, cancellationToken);
            if (answer.IsSuccessStatusCode)
                return;
            if (attempt == Attempts)
            {
                throw new Fault(
                    ExitCode.NoEngine,
                    $"The engine at {address.Endpoint} did not empty its build cache: "
                        + $"{(await answer.Content.ReadAsStringAsync(cancellationToken)).Trim()}");
            }
        }
    }
}
