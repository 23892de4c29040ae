using System.Diagnostics;

namespace ImageBench.Benchmarks.Faults;

/// <summary>
/// A way in which a run is broken. <c>Break</c> is called in its middle, <c>Mend</c> when it has ended and before it is resumed.
/// </summary>
internal sealed record FaultKind(string Name, Func<FaultPlace, Process, CancellationToken, Task> Break)
{
    public Func<FaultPlace, CancellationToken, Task> Mend { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Whether the run is made under a clock that can be set.</summary>
    public bool SetsClock { get; init; }
}
