using System.Buffers;

namespace ImageBench.Images.Tar;

/// <summary>The part of a stream that is being looked at, in one pooled block.</summary>
internal sealed class Window(Stream source) : IDisposable
{
    private const int BlockLength = 128 * 1024;

    private byte[] _block = ArrayPool<byte>.Shared.Rent(BlockLength);
    private int _start;
    private int _end;

    /// <summary>What was read and not taken yet.</summary>
    public ReadOnlyMemory<byte> Bytes => _block.AsMemory(_start, _end - _start);

    public void Dispose()
    {
        if (_block.Length > 0)
            ArrayPool<byte>.Shared.Return(_block);
        _block = [];
        _start = _end = 0;
    }

    public void Take(int count) => _start += count;

    /// <summary>Reads until at least so many bytes are in view; false where the stream ends before.</summary>
    public async ValueTask<bool> Fill(int count, CancellationToken cancellationToken)
    {
        if (_end - _start >= count)
            return true;
        MakeRoom(count);
        while (_end - _start < count)
        {
            var read = await source.ReadAsync(_block.AsMemory(_end), cancellationToken);
            if (read == 0)
                return false;
            _end += read;
        }

        return true;
    }

    /// <summary>Reads into the target: what is in view first, then straight from the stream. 0 at the stream's end.</summary>
    public async ValueTask<int> Read(Memory<byte> target, CancellationToken cancellationToken)
    {
        if (_end == _start)
            return await source.ReadAsync(target, cancellationToken);
        var count = Math.Min(target.Length, _end - _start);
        Bytes[..count].CopyTo(target);
        Take(count);
        return count;
    }

    /// <summary>Passes over so many bytes; false where the stream ends before.</summary>
    public async ValueTask<bool> Skip(long count, CancellationToken cancellationToken)
    {
        while (count > _end - _start)
        {
            count -= _end - _start;
            _start = _end;
            if (!await Fill(1, cancellationToken))
                return false;
        }

        Take((int)count);
        return true;
    }

    private void MakeRoom(int count)
    {
        var old = _block;
        if (count > old.Length)
            _block = ArrayPool<byte>.Shared.Rent(count);
        old.AsSpan(_start, _end - _start).CopyTo(_block);
        if (old != _block)
            ArrayPool<byte>.Shared.Return(old);
        _end -= _start;
        _start = 0;
    }
}
