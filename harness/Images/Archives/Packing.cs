using System.IO.Compression;
using ImageBench.Model.Images;
using ZstdSharp;

namespace ImageBench.Images.Archives;

/// <summary>Telling compressed data by its first bytes, and unpacking it as it arrives.</summary>
internal static class Packing
{
    /// <summary>How many first bytes tell.</summary>
    public const int HeadLength = 4;

    public static Compression Of(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]) ? Compression.Gzip
        : head.StartsWith((ReadOnlySpan<byte>)[0x28, 0xb5, 0x2f, 0xfd]) ? Compression.Zstd
        : Compression.None;

    /// <summary>
    /// The unpacked bytes; the packed stream stays open. Memory is bounded by the window of the format (zstd: 128 MiB, its library's limit).
    /// </summary>
    public static Stream Unpack(Stream packed, Compression compression) => compression switch
    {
        Compression.Gzip => new GZipStream(packed, CompressionMode.Decompress, leaveOpen: true),
        Compression.Zstd => new DecompressionStream(packed, leaveOpen: true),
        _ => packed,
    };

    /// <summary>Whether an exception of <see cref="Unpack"/>'s streams says that the data is damaged.</summary>
    public static bool IsDamage(Exception exception) => exception is InvalidDataException or EndOfStreamException or ZstdException;
}
