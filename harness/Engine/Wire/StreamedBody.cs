using System.IO.Pipelines;
using ImageBench.Model;

namespace ImageBench.Engine.Wire;

/// <summary>A request body that is written while the client sends it: never a temporary file, never more than a few MB in memory.</summary>
internal static class StreamedBody
{
    private static readonly PipeOptions Ahead = new(
        pauseWriterThreshold: 4 << 20, resumeWriterThreshold: 2 << 20, minimumSegmentSize: 1 << 16, useSynchronizationContext: false);

    /// <summary>Runs both ends. A <see cref="Fault"/> of the writing end is thrown in place of what the sending end made of it.</summary>
    public static async Task Send(Func<Stream, CancellationToken, Task> write, Func<Stream, Task> send, CancellationToken cancellationToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pipe = new Pipe(Ahead);
        var writing = Task.Run(() => Fill(pipe.Writer, write, giveUp.Token), CancellationToken.None);
        try
        {
            await using var body = pipe.Reader.AsStream();
            await send(body);
        }
        catch
        {
            await giveUp.CancelAsync();
            if (await writing is Fault fault)
                throw fault;
            throw;
        }

        // An engine that answers early (a bad Dockerfile) leaves the writer with nobody to read what it writes.
        await giveUp.CancelAsync();
        await writing;
    }

    private static async Task<Exception?> Fill(
        PipeWriter writer, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        Exception? trouble = null;
        try
        {
            await using var stream = writer.AsStream(leaveOpen: true);
            await write(stream, cancellationToken);
        }
#pragma warning disable CA1031 // Do not catch general exception types: whatever stopped the writer must reach the reader, through the pipe
        catch (Exception exception)
#pragma warning restore CA1031
        {
            trouble = exception;
        }

        await writer.CompleteAsync(trouble);
        return trouble;
    }
}
