using System.Globalization;
using System.Text;

namespace ImageBench.Scenarios.Revisions.Trees;

/// <summary>Whether a file is what Git LFS leaves in a repository for one whose content it keeps elsewhere, and for which.</summary>
internal sealed class LfsPointer(TreeEntry entry)
{
    // As its specification says.
    private const int Longest = 1024;

    private const string Digest = "oid sha256:";
    private const string Length = "size ";
    private const int DigestLetters = 64;

    private readonly List<byte> _text = [];

    private static ReadOnlySpan<byte> Begin => "version https://git-lfs.github.com/spec/v1\n"u8;

    /// <summary>Asked when all was added.</summary>
    public bool IsOne => entry.Length < Longest && _text.ToArray().AsSpan().StartsWith(Begin);

    /// <summary>The digest of the content, in lower case, and its bytes; null: it does not say both.</summary>
    public (string Digest, long Length)? Content
    {
        get
        {
            var lines = Encoding.ASCII.GetString(_text.ToArray()).Split('\n');
            var digest = Behind(lines, Digest);
            return IsOne && digest is { Length: DigestLetters } && digest.All(char.IsAsciiHexDigitLower)
                && long.TryParse(Behind(lines, Length), NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                    ? (digest, length)
                    : null;
        }
    }

    /// <summary>Whether a file of the working tree is one.</summary>
    public static bool IsIn(FileInfo file)
    {
        if (file.Length >= Longest)
            return false;
        try
        {
            return File.ReadAllBytes(file.FullName).AsSpan().StartsWith(Begin);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // One that cannot be read is for the build to complain of.
            return false;
        }
    }

    public void Add(ReadOnlySpan<byte> piece)
    {
        if (entry.Length < Longest)
            _text.AddRange(piece);
    }

    private static string? Behind(string[] lines, string begin) =>
        Array.Find(lines, line => line.StartsWith(begin, StringComparison.Ordinal))?[begin.Length..];
}
