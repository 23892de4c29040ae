using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ImageBench.Images.Tar;

/// <summary>
/// Hashes what an entry carries while it is read, or reads it for that. Of the sha256 half is kept: enough to tell files apart, also forged
/// ones.
/// </summary>
internal sealed class ContentDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _block = new byte[64 * 1024];
    private readonly byte[] _digest = new byte[SHA256.HashSizeInBytes];

    public void Dispose() => _hash.Dispose();

    /// <summary>The walker's own reading, hashed on its way.</summary>
    public Func<Memory<byte>, CancellationToken, ValueTask<int>> Tap(TarWalker walker) => async (target, cancellationToken) =>
    {
        var count = await walker.Read(target, cancellationToken);
        _hash.AppendData(target.Span[..count]);
        return count;
    };

    /// <summary>Of the entry that the walker stands at, whose rest is read.</summary>
    public async ValueTask<UInt128> Finish(TarWalker walker, CancellationToken cancellationToken)
    {
        for (var read = -1; read != 0;)
        {
            read = await walker.Read(_block, cancellationToken);
            _hash.AppendData(_block.AsSpan(0, read));
        }

        _hash.GetHashAndReset(_digest);
        return BinaryPrimitives.ReadUInt128BigEndian(_digest);
    }
}
