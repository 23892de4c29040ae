using System.Formats.Tar;
using System.Security.Cryptography;
using ImageBench.Model.Builds;
using ImageBench.Model.Files;
using ImageBench.Running.Ports.Contexts;
using Microsoft.Win32.SafeHandles;

namespace ImageBench.Scenarios.Contexts;

/// <summary>
/// One thing to send: <c>Path</c> is its name in the context (<c>/</c> between the parts), <c>Source</c> where it is on this machine.
/// <c>Length</c> is in bytes, and 0 for all but files; <c>LinkTarget</c> is what a symlink says, as it says it.
/// <c>Appended</c> is sent behind the file's own bytes, and counts in its length.
/// </summary>
internal sealed record ContextEntry(string Path, string Source, TarEntryType Type, long Length, UnixFileMode Mode, string? LinkTarget)
{
    private const UnixFileMode LinkMode = (UnixFileMode)0b111_111_111;

    // What Docker sends from a system that has no such modes.
    private const UnixFileMode OtherMode = (UnixFileMode)0b111_101_101;

    public ReadOnlyMemory<byte> Appended { get; init; }

    public DateTimeOffset ModifiedAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>The same for all names of one file; null where it has one name.</summary>
    public FileNumber? Number { get; init; }

    /// <summary>Its extended attributes, which a session tells a builder of; null where it has none.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? Attributes { get; init; }

    /// <summary>Which one a device is.</summary>
    public DeviceNumber Device { get; init; }

    /// <summary>A socket: no tar can hold one, and a session tells of it as of an empty file, which Docker's own clients do.</summary>
    public bool IsSocket { get; init; }

    /// <summary>Why it cannot be sent to a build that asks for it, as a sentence; null: it can.</summary>
    public string? Flaw { get; init; }

    /// <summary>
    /// Left out by the ignore file, and sent all the same since the builder of a tar reads it there: a Dockerfile, an ignore file.
    /// </summary>
    public bool IsForBuilder { get; init; }

    /// <summary>Gives the bytes of a file that has no place on this machine's disk (null: <c>Source</c> has them).</summary>
    public Func<Stream>? Content { get; init; }

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>
    /// What is there, links not followed. No file is opened: one that cannot be read fails the builds that need it.
    /// </summary>
    public static ContextEntry Read(FileSystemInfo source, string path) =>
        Read(source, path, file => FileStatus.Read(file, followsLinks: false));

    /// <summary>The same with what the system says of a file, which is nothing (null) where it is not asked.</summary>
    public static ContextEntry Read(FileSystemInfo source, string path, Func<string, FileStatus?> statusOf)
    {
        var entry = ReadPlain(source, path, statusOf);
        return ExtendedAttributes.Read(source.FullName) is { } attributes ? entry with { Attributes = attributes } : entry;
    }

    private static ContextEntry ReadPlain(FileSystemInfo source, string path, Func<string, FileStatus?> statusOf)
    {
        if (source.Attributes.HasFlag(FileAttributes.ReparsePoint) && source.LinkTarget is { } target)
            return new ContextEntry(path, source.FullName, TarEntryType.SymbolicLink, 0, LinkMode, target) { ModifiedAt = TimeOf(source) };
        var mode = (int)source.UnixFileMode == -1 ? OtherMode : source.UnixFileMode;
        if (source is DirectoryInfo)
            return new ContextEntry(path, source.FullName, TarEntryType.Directory, 0, mode, null) { ModifiedAt = TimeOf(source) };
        var length = ((FileInfo)source).Length;
        var status = statusOf(source.FullName);
        var special = length == 0 ? SpecialFile.Read(source.FullName, status, Open) : SpecialFile.None;
        return new ContextEntry(path, source.FullName, special.Type, length, mode, null)
        {
            ModifiedAt = TimeOf(source),
            Number = special.Type == TarEntryType.RegularFile && status is { Links: > 1 }
                ? new FileNumber(status.Device, status.Inode)
                : null,
            Device = special.Device,
            IsSocket = special.IsSocket,
            Content = special.IsSocket ? () => Stream.Null : null,
        };
    }

    /// <summary>What is known by its name alone, since nothing more can be learned of it.</summary>
    public static ContextEntry Unread(FileSystemInfo source, string path, string flaw) => new(
        path, source.FullName, source is DirectoryInfo ? TarEntryType.Directory : TarEntryType.RegularFile, 0, OtherMode, null)
    {
        Flaw = flaw,
    };

    /// <summary>A file or a folder of which the system said what it is: nothing more need be asked of most things in a context.</summary>
    public static ContextEntry Of(string source, string path, FileStatus status) => status.Kind == FileKind.Directory
        ? new ContextEntry(path, source, TarEntryType.Directory, 0, status.Mode, null)
        {
            ModifiedAt = status.ModifiedAt,
            Attributes = ExtendedAttributes.Read(source),
        }
        : new ContextEntry(path, source, TarEntryType.RegularFile, status.Stamp.Length, status.Mode, null)
        {
            ModifiedAt = status.ModifiedAt,
            Number = status.Links > 1 ? new FileNumber(status.Device, status.Inode) : null,
            Attributes = ExtendedAttributes.Read(source),
        };

    public static ContextEntry Of(CarriedFile file) => new(file.Path, "", TarEntryType.RegularFile, file.Length, file.Mode, null)
    {
        Content = file.Open,
        ModifiedAt = TimeOf(file),
    };

    /// <summary>A folder that is there for the sake of what lies in it.</summary>
    public static ContextEntry FolderOf(CarriedFile file, string path) =>
        new(path, "", TarEntryType.Directory, 0, OtherMode, null) { ModifiedAt = file.ModifiedAt };

    /// <summary>The entry as an editor leaves it: a file of its own, whatever other names it had.</summary>
    public ContextEntry Append(ReadOnlyMemory<byte> appended, DateTimeOffset at) =>
        this with { Length = Length + appended.Length, Appended = appended, ModifiedAt = at, Number = null };

    /// <summary>Opens a source for reading, whoever else writes or removes it.</summary>
    public static SafeFileHandle Open(string source) =>
        File.OpenHandle(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);

    /// <summary>A part of a second that follows from a content.</summary>
    public static long TicksOf(ReadOnlySpan<byte> content) => TicksOfDigest(SHA256.HashData(content));

    private static long TicksOfDigest(ReadOnlySpan<byte> digest) => BitConverter.ToUInt32(digest) % TimeSpan.TicksPerSecond;

    private static DateTimeOffset TimeOf(FileSystemInfo source) => new(source.LastWriteTimeUtc, TimeSpan.Zero);

    // A builder that has an earlier copy takes a file of the same size and time for the same one; images keep whole seconds, so the rest
    // can follow the content.
    private static DateTimeOffset TimeOf(CarriedFile file) =>
        file.ModifiedAt.AddTicks(TicksOfDigest(file.Digest.Span));
}
