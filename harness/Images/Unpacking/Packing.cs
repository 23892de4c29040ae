using System.IO.Compression;
using ImageBench.Model.Images;
using ZstdSharp;

namespace ImageBench.Images.Unpacking;

/// <summary>
/// Telling compressed data by its first bytes, and unpacking it as it arrives. What docker load takes: gzip, zstd, xz and bzip2.
/// </summary>
internal static class Packing
{
    /// <summary>How many first bytes tell.</summary>
    public const int HeadLength = 6;

    public static Compression Of(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]) ? Compression.Gzip
        : head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd]) || IsSkippable(head) ? Compression.Zstd
        : head.StartsWith((ReadOnlySpan<byte>)[0xfd, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]) ? Compression.Xz
        : head is [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31 or 0x17, ..] ? Compression.Bzip2
        : Compression.None;

    /// <summary>
    /// The unpacked bytes; the packed stream stays open. Memory is bounded by the window of the format (zstd: 128 MiB, its library's
    /// limit).
    /// </summary>
    public static Stream Unpack(Stream packed, Compression compression) => compression switch
    {
        Compression.Gzip => new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true),
        Compression.Zstd => new DecompressionStream(packed, leaveOpen: true),
        Compression.Xz or Compression.Bzip2 => new BlockingUnpacker(packed, compression),
        _ => packed,
    };

    /// <summary>Whether an exception of <see cref="Unpack"/>'s streams says that the data is damaged.</summary>
    public static bool IsDamage(Exception exception) => exception is InvalidDataException or EndOfStreamException or ZstdException;

    // A frame that is passed over may come first: pzstd writes one before each of its own.
    private static bool IsSkippable(ReadOnlySpan<byte> head) => head is [>= 0x50 and <= 0x5f, 0x2a, 0x4d, 0x18, ..];
}
