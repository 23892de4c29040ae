using System.Diagnostics;

namespace ImageBench.Benchmarks.Faults;

/// <summary>How a process ended, and what it said on its standard error; -1 for one that had to be ended.</summary>
internal sealed record Ending(int Code, string Said)
{
    public const int HadToBeEnded = -1;

    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(4);

    public static async Task<Ending> Of(Process process, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestRun);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var said = process.StandardError.ReadToEndAsync(CancellationToken.None);
        await using var ending = limit.Token.Register(() => process.Kill());
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        _ = await output;
        return new Ending(limit.IsCancellationRequested ? HadToBeEnded : process.ExitCode, await said);
    }
}
