using System.Security.Cryptography;
using ImageBench.Images.Documents;
using ImageBench.Model.Files;

namespace ImageBench.Images.Archives;

/// <summary>Passes on what it reads and hashes it on the way.</summary>
internal sealed class HashedStream(Func<Memory<byte>, CancellationToken, ValueTask<int>> read) : ForwardStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string? _digest;
    private long _length;

    /// <summary>Bytes read until now.</summary>
    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    /// <summary>"sha256:" and the digest of all that was read; for the end, after which nothing is read.</summary>
    public string Digest() => _digest ??= DigestText.OfHash(_hash.GetHashAndReset());

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await read(buffer, cancellationToken);
        _hash.AppendData(buffer.Span[..count]);
        _length += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }
}
