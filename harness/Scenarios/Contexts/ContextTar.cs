using System.Formats.Tar;
using System.Text;
using ImageBench.Images.Tar;
using ImageBench.Model;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Scenarios.Contexts;

/// <summary>
/// Writes a context as a tar: the first entry (the Dockerfile) with a plain header, by which the builder knows a tar, the rest as GNU tar;
/// all as root, with the files' own times, and the further names of a file as links to its first. It needs all of it: one thing that
/// cannot be sent fails it.
/// </summary>
internal static class ContextTar
{
    /// <summary>How the name begins under which a Dockerfile is sent that has none in the context.</summary>
    public const string CopyName = ".imagebench.Dockerfile";

    // Headers and small files leave in blocks instead of one by one.
    private const int BlockBytes = 128 * 1024;

    // Of all attributes the one that Docker's client sends in a tar, as PAX has it: what a program may do without being root.
    private const string Capability = "security.capability";
    private const string OfAttributes = "SCHILY.xattr.";

    private const string IgnoreFileName = ".dockerignore";
    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Blocks its thread: synchronous reads and writes take less time and memory here than asynchronous ones.</summary>
    public static void Write(IReadOnlyList<ContextEntry> entries, Stream target, CancellationToken cancellationToken)
    {
        // Neither is disposed on failure: the target is the caller's, and an end mark would make half a context look whole.
#pragma warning disable CA2000 // Dispose objects before losing scope
        var blocks = new BufferedStream(target, BlockBytes);
        var tar = new TarWriter(blocks, TarEntryFormat.Gnu, leaveOpen: true);
#pragma warning restore CA2000
        var isFirst = true;
        var firstNames = new Dictionary<FileNumber, string>();
        // No tar can hold a socket.
        foreach (var entry in WithoutCopy(entries).Where(entry => !entry.IsSocket))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (entry.Flaw is { } flaw)
                throw new Fault(ExitCode.BadInput, flaw);
            if (!isFirst && entry.Attributes?.GetValueOrDefault(Capability) is { IsEmpty: false } capability)
                PaxHeader.Write(blocks, OfAttributes + Capability, WithoutUser(capability.Span));
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

    // One that holds in a namespace of users alone (revision 3) becomes one that holds everywhere: no other machine has that namespace.
    private static ReadOnlySpan<byte> WithoutUser(ReadOnlySpan<byte> capability)
    {
        const int RevisionAt = 3;
        const int Length = 20;
        if (capability.Length <= Length || capability[RevisionAt] != 3)
            return capability;
        byte[] plain = [.. capability[..Length]];
        plain[RevisionAt] = 2;
        return plain;
    }

    // The copy of a Dockerfile is nothing that lies in the context. The classic builder takes out what the ignore file in a tar names, and
    // Docker's client names its own copy there.
    private static IReadOnlyList<ContextEntry> WithoutCopy(IReadOnlyList<ContextEntry> entries)
    {
        if (entries[0] is not { IsForBuilder: true } copy || !copy.Path.StartsWith(CopyName, StringComparison.Ordinal))
            return entries;
        if (entries.Any(entry => entry.Path == IgnoreFileName))
        {
            var line = Encoding.UTF8.GetBytes($"\n{copy.Path}\n");
            return [.. entries.Select(entry => entry.Path == IgnoreFileName ? entry.Append(line, entry.ModifiedAt) : entry)];
        }

        var text = Encoding.UTF8.GetBytes($"{IgnoreFileName}\n{copy.Path}\n");
        return
        [
            .. entries,
            new ContextEntry(IgnoreFileName, "", TarEntryType.RegularFile, text.Length, OwnersOnly, null)
            {
                Content = () => new MemoryStream(text),
            },
        ];
    }

    private static void Write(TarWriter tar, ContextEntry entry, bool isFirst, CancellationToken cancellationToken)
    {
        var name = entry.Type == TarEntryType.Directory ? entry.Path + "/" : entry.Path;
        PosixTarEntry header = isFirst
            ? new UstarTarEntry(entry.Type, name)
            : new GnuTarEntry(entry.Type, name) { AccessTime = default, ChangeTime = default };
        header.ModificationTime = Time(entry);
        header.Mode = entry.Mode;
        header.Uid = 0;
        header.Gid = 0;
        if (entry.LinkTarget is { } target)
            header.LinkName = target;
        if (entry.Type is TarEntryType.CharacterDevice or TarEntryType.BlockDevice)
            (header.DeviceMajor, header.DeviceMinor) = (entry.Device.Major, entry.Device.Minor);
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
