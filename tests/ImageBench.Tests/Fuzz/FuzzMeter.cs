namespace ImageBench.Tests.Fuzz;

/// <summary>
/// What a reading costs, as two numbers that only grow: the time that processors worked for this process, on whichever thread, and the
/// memory that it asked for, given back or not. A machine that is busy with something else makes neither larger; another reader in this
/// process would.
/// </summary>
internal sealed record FuzzMeter(Func<TimeSpan> ProcessorTime, Func<long> Bytes)
{
    public static FuzzMeter OfProcess { get; } = new(
        () => Environment.CpuUsage.TotalTime,
        () => GC.GetTotalAllocatedBytes());
}
