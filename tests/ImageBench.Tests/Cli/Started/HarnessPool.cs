using System.Collections.Concurrent;
using ImageBench.Tests.Cli.Started;

[assembly: AssemblyFixture(typeof(HarnessPool))]

namespace ImageBench.Tests.Cli.Started;

/// <summary>The started harnesses of a run of the tests: as many as there were commands at once.</summary>
public sealed class HarnessPool : IDisposable
{
    private readonly ConcurrentBag<StartedHarness> _idle = [];

    internal async Task<Ended> Run(TypedCommand command, CancellationToken cancellationToken)
    {
        var harness = _idle.TryTake(out var idle) ? idle : new StartedHarness();
        var ended = await harness.Run(command, cancellationToken);
        // One that did not answer is not used again; it ends with the tests.
        _idle.Add(harness);
        return ended;
    }

    public void Dispose()
    {
        foreach (var harness in _idle)
            harness.Dispose();
    }
}
