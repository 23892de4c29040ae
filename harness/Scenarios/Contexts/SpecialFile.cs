using System.Formats.Tar;
using ImageBench.Model.Files;
using ImageBench.Running.Ports.Contexts;
using Microsoft.Win32.SafeHandles;

namespace ImageBench.Scenarios.Contexts;

/// <summary>
/// What a file of no length may be beside an empty one. Found out without opening it where the system tells, since opening a pipe would
/// wait for its writer.
/// </summary>
internal sealed record SpecialFile(TarEntryType Type, DeviceNumber Device, bool IsSocket)
{
    // What systems answer to opening a socket: Linux (ENXIO), macOS (EOPNOTSUPP) and Windows (ERROR_CANT_ACCESS_FILE).
    private static readonly int[] NoWayToOpen = [6, 102, unchecked((int)0x80070780)];

    /// <summary>A plain file.</summary>
    public static SpecialFile None { get; } = new(TarEntryType.RegularFile, default, IsSocket: false);

    /// <summary>
    /// <paramref name="status"/> is what the system says of it; null where it is not asked: then it is opened by <paramref name="open"/>.
    /// </summary>
    public static SpecialFile Read(string source, FileStatus? status, Func<string, SafeFileHandle> open)
    {
        var (type, device) = Header(source);
        var isSocket = status is null ? type == TarEntryType.RegularFile && IsNeverOpened(source, open) : status.Kind == FileKind.Socket;
        return new SpecialFile(type, device, isSocket);
    }

    // For systems that do not tell: it is there, and not even its owner can open it.
    private static bool IsNeverOpened(string source, Func<string, SafeFileHandle> open)
    {
        try
        {
            open(source).Dispose();
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return NoWayToOpen.Contains(error.HResult);
        }
    }

    // The tar writer tells these kinds apart without opening them; what it refuses (sockets, locked files) is left to the opening.
    private static (TarEntryType Type, DeviceNumber Device) Header(string source)
    {
        using var header = new MemoryStream();
        using (var tar = new TarWriter(header, TarEntryFormat.Ustar, leaveOpen: true))
        {
            try
            {
                tar.WriteEntry(source, "x");
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                return (TarEntryType.RegularFile, default);
            }
        }

        header.Position = 0;
        using var reader = new TarReader(header);
        var entry = (PosixTarEntry)reader.GetNextEntry()!;
        return entry.EntryType is TarEntryType.CharacterDevice or TarEntryType.BlockDevice
            ? (entry.EntryType, new DeviceNumber(entry.DeviceMajor, entry.DeviceMinor))
            : (entry.EntryType, default);
    }
}
