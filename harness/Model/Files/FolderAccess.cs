using System.Runtime.InteropServices;

namespace ImageBench.Model.Files;

/// <summary>What the system lets its user do in a folder, asked without trying it.</summary>
internal static class FolderAccess
{
    private const int Search = 1;
    private const int Write = 2;

    /// <summary>Whether files can be made in a folder that is there; on systems that are not asked here they are taken to.</summary>
    public static bool MayWrite(string folder) =>
        OperatingSystem.IsWindows() || (!folder.Contains('\0', StringComparison.Ordinal) && Ask(folder, Search | Write) == 0);

    /// <summary>Whether somebody else made what lies there, or it is no folder; nothing is there, or cannot be told: false.</summary>
    public static bool IsForeign(string path) =>
        FileStatus.Read(path, followsLinks: false) is { } status && (status.Kind != FileKind.Directory || status.Owner != User());

    /// <summary>The number of the user that this process runs as; 0 where users have none.</summary>
    public static uint UserNumber => OperatingSystem.IsWindows() ? 0 : User();

    [DllImport("libc", EntryPoint = "access", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Ask([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int mode);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint User();
}
