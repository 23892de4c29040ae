using System.Security.Cryptography;

namespace ImageBench.Images.Tar;

/// <summary>
/// The secret that <see cref="ContentDigest"/>s are made with: those of one key can be compared, and nobody who does not have it can make
/// two contents of one digest.
/// </summary>
internal sealed class ContentKey(ReadOnlySpan<byte> bytes)
{
    public const int Length = 32;

    private readonly byte[] _bytes = bytes.ToArray();

    /// <summary>For digests that do not outlive the process.</summary>
    public static ContentKey OfProcess { get; } = MadeUp();

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>What tells it from others, and does not tell it.</summary>
    public string Name => Convert.ToHexStringLower(SHA256.HashData(_bytes))[..16];

    public static ContentKey MadeUp() => new(RandomNumberGenerator.GetBytes(Length));
}
