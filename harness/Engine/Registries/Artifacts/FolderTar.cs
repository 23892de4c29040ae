using System.Formats.Tar;
using System.IO.Compression;

namespace ImageBench.Engine.Registries.Artifacts;

/// <summary>
/// A folder as a gzipped tar: files, folders and symlinks with their times and modes, in the order of their names. What a git repository
/// keeps of itself, and pipes and sockets, are not of it.
/// </summary>
internal static class FolderTar
{
    private const string Repository = ".git";

    /// <summary>Blocks its thread, as files do.</summary>
    public static void Write(string folder, Stream target, CancellationToken cancellationToken)
    {
        using var packed = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true);
        using var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
        Write(new DirectoryInfo(folder), "", tar, cancellationToken);
    }

    private static void Write(DirectoryInfo folder, string prefix, TarWriter tar, CancellationToken cancellationToken)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isLink = entry.LinkTarget is not null;
            if (entry.Name == Repository || (!isLink && entry.Attributes.HasFlag(FileAttributes.Device)))
                continue;
            var name = prefix + entry.Name;
            tar.WriteEntry(entry.FullName, name);
            if (entry is DirectoryInfo inner && !isLink)
                Write(inner, name + "/", tar, cancellationToken);
        }
    }
}
