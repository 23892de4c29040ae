using System.Text;
using ImageBench.Model.Files;

namespace ImageBench.Advice.Patches;

/// <summary>
/// A file of the user's as it was when it was looked at, so that nothing undoes what was changed since. <c>Bytes</c> is null where there is
/// none, and where it cannot be read.
/// </summary>
internal sealed record KeptFile(string Path, bool Exists, byte[]? Bytes)
{
    private const int LongestBytes = 16 * 1024 * 1024;

    /// <summary>Its text for a patch; null: there is none.</summary>
    public string? Text => Bytes is null ? null : Encoding.UTF8.GetString(Bytes);

    /// <summary>Whether it is still what it was; what cannot be read is not known to be.</summary>
    public bool IsUnchanged => Read(Path) is var now
        && now.Exists == Exists
        && (!Exists || (Bytes is not null && now.Bytes is not null && now.Bytes.AsSpan().SequenceEqual(Bytes)));

    public static KeptFile Read(string path)
    {
        var exists = true;
        try
        {
            // A link that leads nowhere is something too.
            exists = System.IO.Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
            return new KeptFile(path, exists, exists ? BoundedFile.Read(path, LongestBytes) : null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new KeptFile(path, exists, null);
        }
    }
}
