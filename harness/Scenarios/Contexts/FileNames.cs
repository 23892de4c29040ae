using System.Runtime.InteropServices;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Scenarios.Contexts;

/// <summary>Asks the system whether a file has several names (hard links), which .NET does not tell.</summary>
internal static class FileNames
{
    private const int WorkingFolder = -100;
    private const int NoFollow = 0x100;
    private const uint LinkCount = 0x4;
    private const uint InodeNumber = 0x100;

    /// <summary>The file's number where it has more than one name; null where it has one, or the system does not say.</summary>
    public static FileNumber? SharedNumber(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        return Ask(WorkingFolder, path, NoFollow, LinkCount | InodeNumber, out var status) == 0 && status.Links > 1
            ? new FileNumber((ulong)status.DeviceMajor << 32 | status.DeviceMinor, status.Inode)
            : null;
    }

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

        [FieldOffset(136)]
        public readonly uint DeviceMajor;

        [FieldOffset(140)]
        public readonly uint DeviceMinor;
    }
}
