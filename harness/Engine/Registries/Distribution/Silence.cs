namespace ImageBench.Engine.Registries.Distribution;

/// <summary>What it looks like when a host does not answer, or breaks off.</summary>
internal static class Silence
{
    /// <summary>What is asked for, given up after so long without an end: that it was silent shows as <see cref="Is"/> tells it.</summary>
    public static async Task<T> After<T>(
        TimeSpan longest, TimeProvider time, Func<CancellationToken, ValueTask<T>> ask, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        return await ask(either.Token);
    }

    public static bool Is(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => exception is HttpRequestException or IOException,
    };
}
