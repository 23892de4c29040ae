using System.IO.Pipelines;

namespace ImageBench.Engine.Wire;

/// <summary>
/// Reads a stream on a task of its own, some MiB ahead of whoever reads from here: an engine that exports an image goes on while what came
/// is hashed, and the two take as long as the slower of them instead of as long as both.
/// </summary>
internal sealed class ReadAhead : IAsyncDisposable
{
    private const int Most = 8 * 1024 * 1024;
    private const int Piece = 128 * 1024;

    private readonly Pipe _pipe = new(
        new PipeOptions(
            pauseWriterThreshold: Most, resumeWriterThreshold: Most / 2, minimumSegmentSize: Piece, useSynchronizationContext: false));
    private readonly CancellationTokenSource _end;
    private readonly Task _reading;

    public ReadAhead(Stream source, CancellationToken cancellationToken)
    {
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _reading = Task.Run(() => Read(source), CancellationToken.None);
        Stream = _pipe.Reader.AsStream();
    }

    /// <summary>
    /// What the source gives, in its order; what it throws is thrown to the reader, before what came ahead of it and was not read yet.
    /// </summary>
    public Stream Stream { get; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Stream.DisposeAsync();
        await _reading;
        _end.Dispose();
    }

    private async Task Read(Stream source)
    {
        try
        {
            while (await source.ReadAsync(_pipe.Writer.GetMemory(Piece), _end.Token) is > 0 and var count)
            {
                _pipe.Writer.Advance(count);
                if ((await _pipe.Writer.FlushAsync(_end.Token)).IsCompleted)
                    break;
            }

            await _pipe.Writer.CompleteAsync();
        }
#pragma warning disable CA1031 // Do not catch general exception types: whatever it is, the reader gets it
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await _pipe.Writer.CompleteAsync(exception);
        }
    }
}
