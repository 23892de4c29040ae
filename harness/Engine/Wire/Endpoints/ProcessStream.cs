using System.ComponentModel;
using System.Diagnostics;
using ImageBench.Model;

namespace ImageBench.Engine.Wire.Endpoints;

/// <summary>A connection that a program carries: what is written goes into it, what it writes is read. It ends with the stream.</summary>
internal sealed class ProcessStream : TwoWayStream
{
    private const int LongestQuote = 300;
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly string _name;
    private readonly Stream _input;
    private readonly Stream _output;
    private volatile string _lastWords = "";

    /// <summary>Starts it. A program that is not there is an <see cref="IOException"/>, as a socket would be.</summary>
    public ProcessStream(ProcessStartInfo start)
    {
        _name = start.ArgumentList.Any(word => Path.GetFileName(word) == "ssh") ? "ssh" : start.FileName;
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new IOException($"{_name} cannot be started ({exception.Message.TrimEnd('.')})", exception);
        }

        _process.ErrorDataReceived += (_, line) => _lastWords = string.IsNullOrWhiteSpace(line.Data) ? _lastWords : line.Data;
        _process.BeginErrorReadLine();
        (_input, _output) = (_process.StandardInput.BaseStream, _process.StandardOutput.BaseStream);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await _output.ReadAsync(buffer, cancellationToken);
        if (read == 0 && buffer.Length > 0)
            await ThrowIfItFailed(cancellationToken);
        return read;
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await _input.WriteAsync(buffer, cancellationToken);
            await _input.FlushAsync(cancellationToken);
        }
        catch (IOException)
        {
            await ThrowIfItFailed(cancellationToken);
            throw;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => _output.Read(buffer, offset, count);

    public override void Write(byte[] buffer, int offset, int count) => _input.Write(buffer, offset, count);

    public override void Flush() => _input.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            try
            {
                _process.Kill();
            }
            catch (InvalidOperationException)
            {
                // It has ended already.
            }

            _process.Dispose();
        }

        base.Dispose(disposing);
    }

    // A program that ends says why on its standard error, and with its exit code that there is something to say.
    private async Task ThrowIfItFailed(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestEnd);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return;
        }

        if (_process.ExitCode != 0)
        {
            var said = PlainText.Line(_lastWords.Trim().TrimEnd('.'), LongestQuote);
            throw new IOException(
                FormattableString.Invariant($"{_name} ended with exit code {_process.ExitCode}{(said.Length > 0 ? ": " : "")}{said}"));
        }
    }
}
