using System.Runtime.InteropServices;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Scenarios.Contexts;

/// <summary>Asks the system what .NET does not tell of a file: whether it has several names (hard links), and its stamp.</summary>
internal static class FileNames
{
    private const int WorkingFolder = -100;
    private const int NoFollow = 0x100;
    private const uint LinkCount = 0x4;
    private const uint InodeNumber = 0x100;
    private const uint ContentTime = 0x40;
    private const uint StatusTime = 0x80;
    private const uint ByteCount = 0x200;

    /// <summary>The file's number where it has more than one name; null where it has one, or the system does not say.</summary>
    public static FileNumber? SharedNumber(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        return Ask(WorkingFolder, path, NoFollow, LinkCount | InodeNumber, out var status) == 0 && status.Links > 1
            ? new FileNumber((ulong)status.DeviceMajor << 32 | status.DeviceMinor, status.Inode)
            : null;
    }

    /// <summary>What tells whether a file is as it was without reading it; null where the system does not say.</summary>
    public static FileStamp? Stamp(string path)
    {
        const uint Wanted = ContentTime | StatusTime | InodeNumber | ByteCount;
        return OperatingSystem.IsLinux() && Ask(WorkingFolder, path, NoFollow, Wanted, out var status) == 0
            ? new FileStamp(status.Inode, status.Bytes, Nanoseconds(status.ModifiedAt), Nanoseconds(status.ChangedAt))
            : null;
    }

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
