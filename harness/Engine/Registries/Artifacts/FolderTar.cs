using System.Formats.Tar;
using System.IO.Compression;
using ImageBench.Model;
using ImageBench.Model.Files;

namespace ImageBench.Engine.Registries.Artifacts;

/// <summary>
/// A folder as a gzipped tar: files, folders and symlinks with their times and modes, in the order of their names. What a git repository
/// keeps of itself, and pipes, sockets and devices, are not of it.
/// </summary>
internal static class FolderTar
{
    private const string Repository = ".git";

    /// <summary>
    /// Blocks its thread, as files do. A <see cref="Fault"/> where something cannot be read, or is a link that nobody would unpack.
    /// </summary>
    public static void Write(string folder, Stream target, CancellationToken cancellationToken)
    {
        using var packed = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true);
        using var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true);
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            Write(new DirectoryInfo(folder), "", tar, links, cancellationToken);
        }
        catch (UnauthorizedAccessException refused)
        {
            throw DiskFault.Reading(folder, refused);
        }

        Check(folder, links);
    }

    private static void Write(
        DirectoryInfo folder, string prefix, TarWriter tar, Dictionary<string, string> links, CancellationToken cancellationToken)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.Name == Repository || IsNoContent(entry.FullName))
                continue;
            var name = prefix + entry.Name;
            tar.WriteEntry(entry.FullName, name);
            if (entry.LinkTarget is { } target)
                links[name] = target;
            else if (entry is DirectoryInfo inner)
                Write(inner, name + "/", tar, links, cancellationToken);
        }
    }

    private static bool IsNoContent(string path) =>
        FileStatus.Read(path, followsLinks: false)?.Kind is FileKind.Pipe or FileKind.Socket or FileKind.Device;

    // Whoever receives it would refuse all of it, on a machine that nobody looks at.
    private static void Check(string folder, Dictionary<string, string> links)
    {
        var names = links.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (var (name, target) in links.Where(link => FolderLink.LeadsOut(link.Key, link.Value, names)))
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{Path.Combine(folder, name)} is a link to {PlainText.Short(target, 200)}, which leads out of {folder} or through another "
                    + "link, and other machines take no such: put there what it leads to, or leave it out.");
        }
    }
}
