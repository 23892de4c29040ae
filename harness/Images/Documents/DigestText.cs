using System.Security.Cryptography;

namespace ImageBench.Images.Documents;

/// <summary>A digest as documents name it: "sha256:" and 64 digits.</summary>
internal static class DigestText
{
    private const string Algorithm = "sha256:";
    private const int Digits = 64;

    /// <summary>The digest of some bytes.</summary>
    public static string Of(ReadOnlySpan<byte> content) => OfHash(SHA256.HashData(content));

    /// <summary>The digest that a SHA-256 comes to.</summary>
    public static string OfHash(ReadOnlySpan<byte> hash) => Algorithm + Convert.ToHexStringLower(hash);

    /// <summary>Whether it is one, and so nothing else when it becomes part of an address or of a file's name.</summary>
    public static bool Is(string? text) =>
        text is not null
            && text.StartsWith(Algorithm, StringComparison.Ordinal)
            && text.Length == Algorithm.Length + Digits
            && text[Algorithm.Length..].All(char.IsAsciiHexDigitLower);
}
