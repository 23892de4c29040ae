namespace ImageBench.Images.Documents;

/// <summary>A digest as documents name it: "sha256:" and 64 digits.</summary>
internal static class DigestText
{
    private const string Algorithm = "sha256:";
    private const int Digits = 64;

    /// <summary>Whether it is one, and so nothing else when it becomes part of an address or of a file's name.</summary>
    public static bool Is(string? text) =>
        text is not null
            && text.StartsWith(Algorithm, StringComparison.Ordinal)
            && text.Length == Algorithm.Length + Digits
            && text[Algorithm.Length..].All(char.IsAsciiHexDigitLower);
}
