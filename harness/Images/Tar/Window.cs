using System.Buffers;

namespace ImageBench.Images.Tar;

/// <summary>The part of a stream that is being looked at, in one pooled block.</summary>
internal sealed class Window(Stream source) : IDisposable
{
    private const int BlockLength = 128 * 1024;

    private byte[] block = ArrayPool<byte>.Shared.Rent(BlockLength);
    private int start;
    private int end;

    /// <summary>What was read and not taken yet.</summary>
    public ReadOnlyMemory<byte> Bytes => block.AsMemory(start, end - start);

    public void Dispose()
    {
        if (block.Length > 0)
            ArrayPool<byte>.Shared.Return(block);
        block = [];
        start = end = 0;
    }

    public void Take(int count) => start += count;

    /// <summary>Reads until at least so many bytes are in view; false where the stream ends before.</summary>
    public async ValueTask<bool> Fill(int count, CancellationToken cancellationToken)
    {
        if (end - start >= count)
            return true;
        MakeRoom(count);
        while (end - start < count)
        {
            var read = await source.ReadAsync(block.AsMemory(end), cancellationToken);
            if (read == 0)
                return false;
            end += read;
        }

        return true;
    }

    /// <summary>Reads into the target: what is in view first, then straight from the stream. 0 at the stream's end.</summary>
    public async ValueTask<int> Read(Memory<byte> target, CancellationToken cancellationToken)
    {
        if (end == start)
            return await source.ReadAsync(target, cancellationToken);
        var count = Math.Min(target.Length, end - start);
        Bytes[..count].CopyTo(target);
        Take(count);
        return count;
    }

    /// <summary>Passes over so many bytes; false where the stream ends before.</summary>
    public async ValueTask<bool> Skip(long count, CancellationToken cancellationToken)
    {
        while (count > end - start)
        {
            count -= end - start;
            start = end;
            if (!await Fill(1, cancellationToken))
                return false;
        }

        Take((int)count);
        return true;
    }

    private void MakeRoom(int count)
    {
        var old = block;
        if (count > old.Length)
            block = ArrayPool<byte>.Shared.Rent(count);
        old.AsSpan(start, end - start).CopyTo(block);
        if (old != block)
            ArrayPool<byte>.Shared.Return(old);
        end -= start;
        start = 0;
    }
}
