using ImageBench.Model.Files;

namespace ImageBench.Engine.Images;

/// <summary>
/// An image's archive as the engine sends it. An engine that hangs up in the middle is told here, by <paramref name="hungUp"/>: to the
/// reader it would look like an archive that is damaged.
/// </summary>
internal sealed class ExportStream(Stream body, Func<Exception, Exception> hungUp) : ForwardStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await body.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw hungUp(exception);
        }
    }
}
