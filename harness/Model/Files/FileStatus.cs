using System.Runtime.InteropServices;

namespace ImageBench.Model.Files;

/// <summary>
/// What the system says of a path without opening it, since opening a pipe waits for its writer. <c>Links</c> is the number of names that
/// a file has (hard links), <c>Device</c> and <c>Inode</c> which file it is, <c>Stamp</c> whether it is as it was.
/// </summary>
internal sealed record FileStatus(FileKind Kind, uint Links, ulong Device, ulong Inode, FileStamp Stamp)
{
    private const int WorkingFolder = -100;
    private const int NoFollow = 0x100;
    private const uint BasicFacts = 0x7ff;

    /// <summary>Who may do what with it, and its three bits beside.</summary>
    public UnixFileMode Mode { get; private init; }

    public DateTimeOffset ModifiedAt { get; private init; }

    /// <summary>The number of the user whose it is.</summary>
    public uint Owner { get; private init; }

    /// <summary>Null where nothing is there, or on a system that is not asked here.</summary>
    public static FileStatus? Read(string path, bool followsLinks)
    {
        if (!OperatingSystem.IsLinux() || path.Contains('\0', StringComparison.Ordinal))
            return null;
        return Ask(WorkingFolder, path, followsLinks ? 0 : NoFollow, BasicFacts, out var status) == 0
            ? new FileStatus(
                KindOf(status.Mode),
                status.Links,
                (ulong)status.DeviceMajor << 32 | status.DeviceMinor,
                status.Inode,
                new FileStamp(status.Inode, status.Bytes, Nanoseconds(status.ModifiedAt), Nanoseconds(status.ChangedAt)))
            {
                Mode = (UnixFileMode)(status.Mode & 0b111_111_111_111),
                ModifiedAt = TimeOf(status.ModifiedAt),
                Owner = status.Owner,
            }
            : null;
    }

    // The upper four bits of a mode, as in stat(2).
    private static FileKind KindOf(ushort mode) => (mode >> 12) switch
    {
        1 => FileKind.Pipe,
        2 or 6 => FileKind.Device,
        4 => FileKind.Directory,
        10 => FileKind.Symlink,
        12 => FileKind.Socket,
        _ => FileKind.Regular,
    };

    // A file system may hold any number; no calendar does.
    private static DateTimeOffset TimeOf(Time time) => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(
        time.Seconds,
        DateTimeOffset.MinValue.ToUnixTimeSeconds(),
        DateTimeOffset.MaxValue.ToUnixTimeSeconds() - 1)).AddTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick);

    private static Int128 Nanoseconds(Time time) => (Int128)time.Seconds * 1_000_000_000 + time.Nanoseconds;

    [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ask(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, out Status status);

    // struct statx of linux/stat.h, which is the same on every architecture; only what is read here has a name.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Status
    {
        [FieldOffset(16)]
        public readonly uint Links;

        [FieldOffset(20)]
        public readonly uint Owner;

        [FieldOffset(28)]
        public readonly ushort Mode;

        [FieldOffset(32)]
        public readonly ulong Inode;

        [FieldOffset(40)]
        public readonly long Bytes;

        [FieldOffset(96)]
        public readonly Time ChangedAt;

        [FieldOffset(112)]
        public readonly Time ModifiedAt;

        [FieldOffset(136)]
        public readonly uint DeviceMajor;

        [FieldOffset(140)]
        public readonly uint DeviceMinor;
    }

    [StructLayout(LayoutKind.Explicit, Size = 16)]
    private readonly struct Time
    {
        [FieldOffset(0)]
        public readonly long Seconds;

        [FieldOffset(8)]
        public readonly uint Nanoseconds;
    }
}
