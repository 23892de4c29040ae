using System.Net;
using System.Net.Http.Headers;
using ImageBench.Model.Files;

namespace ImageBench.Engine.Registries.Distribution;

/// <summary>
/// A layer as it arrives, as long as its manifest says and no longer. Where the connection breaks, or nothing comes for a while, the rest
/// is asked for, a few times.
/// </summary>
internal sealed class LayerStream(
    Func<RangeHeaderValue?, CancellationToken, Task<HttpResponseMessage>> open, string host, long length, TimeProvider time) : ForwardStream
{
    private const int MostBreaks = 4;
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    private HttpResponseMessage? _answer;
    private Stream? _body;
    private long _position;
    private int _breaks;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            try
            {
                var count = await ReadBody(buffer, cancellationToken);
                if (count == 0 && _position < length)
                    throw new HttpIOException(HttpRequestError.ResponseEnded, $"it ended after {_position} of {length} bytes");
                _position += count;
                return _position <= length ? count : throw new InvalidDataException("a layer is longer than its manifest says");
            }
            catch (Exception exception) when (Silence.Is(exception, cancellationToken))
            {
                HangUp();
                if (++_breaks > MostBreaks)
                    throw RegistryFault.Silent(host, exception);
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            HangUp();
        base.Dispose(disposing);
    }

    private async Task<int> ReadBody(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        // A registry that asks for patience while it opens is not silent.
        if (_body is null)
            await Open(cancellationToken);
        return await ReadPart(buffer, cancellationToken);
    }

    private Task<int> ReadPart(Memory<byte> buffer, CancellationToken cancellationToken) =>
        Silence.After(LongestSilence, time, cancel => _body!.ReadAsync(buffer, cancel), cancellationToken);

    private async Task Open(CancellationToken cancellationToken)
    {
        _answer = await open(_position == 0 ? null : new RangeHeaderValue(_position, null), cancellationToken);
        _body = await _answer.Content.ReadAsStreamAsync(cancellationToken);
        if (_position == 0 || _answer.StatusCode == HttpStatusCode.PartialContent)
            return;
        // It begins again: what was read already is passed over.
        var part = new byte[64 * 1024];
        for (var left = _position; left > 0;)
        {
            var count = await ReadPart(part.AsMemory(0, (int)Math.Min(left, part.Length)), cancellationToken);
            left -= count > 0 ? count : throw new HttpIOException(HttpRequestError.ResponseEnded, "it ended early");
        }
    }

    private void HangUp()
    {
        _answer?.Dispose();
        (_answer, _body) = (null, null);
    }
}
