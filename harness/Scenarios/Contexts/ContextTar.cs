using System.Formats.Tar;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Scenarios.Contexts;

/// <summary>
/// Writes a context as a tar: the first entry (the Dockerfile) with a plain header, by which the builder knows a tar, the rest as GNU tar;
/// all as root, with the files' own times, and the further names of a file as links to its first.
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
        var firstNames = new Dictionary<FileNumber, string>();
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.Number is { } number && !firstNames.TryAdd(number, entry.Path))
                Write(tar, entry with { Type = TarEntryType.HardLink, LinkTarget = firstNames[number] }, isFirst, cancellationToken);
            else
                Write(tar, entry, isFirst, cancellationToken);
            isFirst = false;
        }

        tar.Dispose();
        blocks.Flush();
    }

    /// <summary>The bytes of a file, exactly as many as were listed.</summary>
#pragma warning disable CA2000 // Dispose objects before losing scope: whoever asks for the stream disposes it
    public static Stream Content(ContextEntry entry, CancellationToken cancellationToken) =>
        entry.Content is { } open ? open() : new ListedFile(entry, cancellationToken);
#pragma warning restore CA2000

    private static void Write(TarWriter tar, ContextEntry entry, bool isFirst, CancellationToken cancellationToken)
    {
        var name = entry.Type == TarEntryType.Directory ? entry.Path + "/" : entry.Path;
        TarEntry header = isFirst
            ? new UstarTarEntry(entry.Type, name)
            : new GnuTarEntry(entry.Type, name) { AccessTime = default, ChangeTime = default };
        header.ModificationTime = Time(entry);
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

    // A tar has whole seconds: an edit is dated to the next one, or it would be older than what was compiled in the same second. None
    // before 1970.
    private static DateTimeOffset Time(ContextEntry entry)
    {
        var seconds = entry.ModifiedAt.ToUnixTimeSeconds();
        return DateTimeOffset.FromUnixTimeSeconds(Math.Max(0, entry.Appended.IsEmpty ? seconds : seconds + 1));
    }
}
