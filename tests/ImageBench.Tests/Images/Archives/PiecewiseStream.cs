namespace ImageBench.Tests.Images.Archives;

/// <summary>Gives its bytes in pieces, as a socket does, and can break off with an error where the other side hangs up.</summary>
internal sealed class PiecewiseStream(byte[] bytes, int piece, int? hangUpAt = null) : MemoryStream(bytes, writable: false)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Position >= hangUpAt
            ? throw new IOException("The response ended prematurely.")
            : base.ReadAsync(buffer[..Math.Min(buffer.Length, piece)], cancellationToken);
}
