using System.Formats.Tar;

namespace ImageBench.Scenarios.Contexts;

/// <summary>
/// Writes a context as a tar: the first entry (the Dockerfile) with a plain header, by which the builder knows a tar, the rest as GNU tar;
/// all as root and from 1970, so that the same files give the same bytes.
/// </summary>
internal static class ContextTar
{
    // Headers and small files leave in blocks instead of one by one.
    private const int BlockBytes = 128 * 1024;

    /// <summary>Blocks its thread: synchronous reads and writes take less time and memory here than asynchronous ones.</summary>
    public static void Write(IEnumerable<ContextEntry> entries, Stream target, CancellationToken cancellationToken)
    {
        // Neither is disposed on failure: the target is the caller's, and an end mark would make half a context look whole.
#pragma warning disable CA2000 // Dispose objects before losing scope
        var blocks = new BufferedStream(target, BlockBytes);
        var tar = new TarWriter(blocks, TarEntryFormat.Gnu, leaveOpen: true);
#pragma warning restore CA2000
        var isFirst = true;
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Write(tar, entry, isFirst, cancellationToken);
            isFirst = false;
        }

        tar.Dispose();
        blocks.Flush();
    }

    private static void Write(TarWriter tar, ContextEntry entry, bool isFirst, CancellationToken cancellationToken)
    {
        var name = entry.Type == TarEntryType.Directory ? entry.Path + "/" : entry.Path;
        TarEntry header = isFirst ? new UstarTarEntry(entry.Type, name) : new GnuTarEntry(entry.Type, name) { AccessTime = default, ChangeTime = default };
        header.ModificationTime = DateTimeOffset.UnixEpoch;
        header.Mode = entry.Mode;
        header.Uid = 0;
        header.Gid = 0;
        if (entry.LinkTarget is { } target)
            header.LinkName = target;
        using var content = entry.Type == TarEntryType.RegularFile ? Content(entry, cancellationToken) : null;
        if (content is not null)
            header.DataStream = content;
        tar.WriteEntry(header);
    }

    private static Stream Content(ContextEntry entry, CancellationToken cancellationToken) =>
        entry.Content is { } content ? new MemoryStream(content.ToArray(), writable: false) : new ListedFile(entry, cancellationToken);
}
