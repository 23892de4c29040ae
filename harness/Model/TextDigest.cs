using System.Security.Cryptography;
using System.Text;

namespace ImageBench.Model;

/// <summary>What a text is told from others by, where the text itself is too long or nobody's business.</summary>
internal static class TextDigest
{
    /// <summary>The SHA-256 of its UTF-8, in 64 hexadecimal digits.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
