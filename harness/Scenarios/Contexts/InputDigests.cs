using System.Formats.Tar;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImageBench.Model.Files;

namespace ImageBench.Scenarios.Contexts;

/// <summary>Digests of what builds are sent. A file is read once, and again only where the system says that it is another one.</summary>
internal sealed class InputDigests
{
    // Enough to tell files apart, and short enough for thousands of them.
    private const int Letters = 32;

    private readonly Dictionary<string, (FileStamp Stamp, string Digest)> _contents = new(StringComparer.Ordinal);

    /// <summary>Of the file on disk, without what a build appends to it. The disk's own exception where it cannot be read.</summary>
    public string Of(ContextEntry entry, CancellationToken cancellationToken)
    {
        var own = entry.Length - entry.Appended.Length;
        var hasContent = entry is { Type: TarEntryType.RegularFile, IsSocket: false, Flaw: null };
        var content = hasContent ? OfContent(entry.Source, cancellationToken) : "";
        return Short(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"{entry.Type} {(int)entry.Mode} {own} {content} {entry.LinkTarget}"))));
    }

    /// <summary>Of a file that is sent to nobody, and is read all the same.</summary>
    public string OfContent(string path, CancellationToken cancellationToken)
    {
        // The stamp is from before the reading: a file that is written meanwhile has another one afterwards.
        var stamp = FileStatus.Read(path, followsLinks: false)?.Stamp;
        if (stamp is { } now && _contents.TryGetValue(path, out var known) && known.Stamp == now)
            return known.Digest;
        using var handle = ContextEntry.Open(path);
        using var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var block = new byte[128 * 1024];
        for (int read; (read = file.Read(block)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(block, 0, read);
        }

        var digest = Short(hash.GetHashAndReset());
        if (stamp is { } before)
            _contents[path] = (before, digest);
        return digest;
    }

    private static string Short(byte[] hash) => Convert.ToHexStringLower(hash)[..Letters];
}
