using System.Collections.Concurrent;
using ImageBench.Tests.Cli.Started;

[assembly: AssemblyFixture(typeof(HarnessPool))]

namespace ImageBench.Tests.Cli.Started;

/// <summary>
/// The started harnesses of a run of the tests: as many as there were commands of a kind at once, and no more than there are processors,
/// since each does the runtime's work on the same code once more.
/// </summary>
public sealed class HarnessPool : IDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<StartedHarness>> _idle = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _processors = new(Environment.ProcessorCount);

    internal async Task<Ended> Run(TypedCommand command, CancellationToken cancellationToken)
    {
        var alike = _idle.GetOrAdd(command.RuntimeVariables(), _ => []);
        await _processors.WaitAsync(cancellationToken);
        try
        {
            var harness = alike.TryTake(out var idle) ? idle : new StartedHarness(command.Environment);
            var ended = await harness.Run(command, cancellationToken);
            // One that did not answer is not used again; it ends with the tests.
            alike.Add(harness);
            return ended;
        }
        finally
        {
            _processors.Release();
        }
    }

    public void Dispose()
    {
        foreach (var harness in _idle.Values.SelectMany(alike => alike))
            harness.Dispose();
        _processors.Dispose();
    }
}
