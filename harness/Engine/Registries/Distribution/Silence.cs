namespace ImageBench.Engine.Registries.Distribution;

/// <summary>What it looks like when a host does not answer, or breaks off.</summary>
internal static class Silence
{
    public static bool Is(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => exception is HttpRequestException or IOException,
    };
}
