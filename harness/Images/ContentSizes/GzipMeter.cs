using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using ImageBench.Model;

namespace ImageBench.Images.ContentSizes;

/// <summary>
/// How long a stream is once it is gzipped as a push does it (level 6). The stream is cut into blocks that are compressed at once on all
/// cores, and only counted. Each block is given the 32 KiB before it first, uncounted, since gzip looks back that far: so the sum is that
/// of one stream to about 0.01 %, and depends on nothing but the bytes.
/// </summary>
internal sealed class GzipMeter(CompressorThreads threads)
{
    private const int BlockLength = 1024 * 1024;
    private const int Lookback = 32 * 1024;
    private const int HeaderAndTrailer = 18;

    private readonly Queue<(byte[] Block, Task<long> Length)> _working = new();
    private readonly int _mostAtOnce = threads.MaximumConcurrencyLevel + 1;
    private byte[] _block = ArrayPool<byte>.Shared.Rent(BlockLength);
    private int _lookback;
    private int _length;
    private long _total = HeaderAndTrailer;

    /// <summary>Blocks of 1 MiB that are being compressed or wait for it.</summary>
    public int BlocksAtWork => _working.Count;

    /// <summary>
    /// Tells compressors apart: two that could give another size for the same bytes have other names. Safe as a file name.
    /// </summary>
    public static string CompressorName()
    {
        // zlib's output changes with its version, its build and what the processor can do: compressed bytes tell what names do not.
        var sample = Encoding.ASCII.GetBytes(string.Join(' ', Enumerable.Range(0, 8000).Select(i => i * i % 8191)));
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(sample);
        var text =
            $"{RuntimeInformation.FrameworkDescription} {RuntimeInformation.ProcessArchitecture} {BlockLength} "
                + $"{Convert.ToHexString(packed.ToArray())}";
        return TextDigest.Of(text)[..16];
    }

    public async ValueTask Add(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            if (_length == BlockLength)
                await SendBlock(cancellationToken);
            var count = Math.Min(bytes.Length, BlockLength - _length);
            bytes[..count].CopyTo(_block.AsMemory(_length));
            _length += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>The length of all that was added; called once, at the end.</summary>
    public async ValueTask<ByteSize> Finish(CancellationToken cancellationToken)
    {
        Send(cancellationToken);
        while (_working.Count > 0)
            ArrayPool<byte>.Shared.Return(await Take());
        return new ByteSize(_total);
    }

    private async ValueTask SendBlock(CancellationToken cancellationToken)
    {
        // Blocks are taken and given back here alone: what workers gave back would lie about in a store of each thread's own.
        var next = _working.Count == _mostAtOnce ? await Take() : ArrayPool<byte>.Shared.Rent(BlockLength);
        _block.AsSpan(BlockLength - Lookback, Lookback).CopyTo(next);
        Send(cancellationToken);
        _block = next;
        _length = _lookback = Lookback;
    }

    private void Send(CancellationToken cancellationToken)
    {
        var (sent, from, to) = (_block, _lookback, _length);
        _working.Enqueue((sent, Task.Factory.StartNew(
            () => PackedLength(sent.AsSpan(0, from), sent.AsSpan(from, to - from)),
            cancellationToken,
            TaskCreationOptions.DenyChildAttach,
            threads)));
    }

    private async ValueTask<byte[]> Take()
    {
        var (done, packed) = _working.Dequeue();
        _total += await packed;
        return done;
    }

    private static long PackedLength(ReadOnlySpan<byte> before, ReadOnlySpan<byte> bytes)
    {
        const int EmptyStream = 2; // DeflateStream writes nothing when it was given nothing.
        if (bytes.IsEmpty)
            return EmptyStream;
        using var count = new CountingStream();
        long uncounted;
        using (var deflate = new DeflateStream(count, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(before);
            deflate.Flush();
            uncounted = count.Length;
            deflate.Write(bytes);
        }

        return count.Length - uncounted;
    }
}
