using System.Runtime.InteropServices;

namespace ImageBench.Provisioning.Engine;

/// <summary>
/// Mounts that a killed engine left below its folder. It makes none right in that folder: what is mounted there, such as another disk for
/// its data, is its user's, and stays.
/// </summary>
internal static partial class Mounts
{
    private const int Detach = 2;

    public static void RemoveBelow(string folder)
    {
        // The innermost first.
        foreach (var point in FindBelow(folder, File.ReadLines("/proc/self/mounts")).Reverse())
            _ = Unmount(point, Detach);
    }

    /// <summary>Those of an engine in that folder, of a table of mounts as the kernel writes it.</summary>
    public static IReadOnlyList<string> FindBelow(string folder, IEnumerable<string> table) =>
    [
        .. table.Select(line => line.Split(' ')[1].Replace(@"\040", " ", StringComparison.Ordinal))
            .Where(point => point.StartsWith(folder + "/", StringComparison.Ordinal)
                && point.IndexOf('/', folder.Length + 1) > 0),
    ];

    [DllImport("libc", EntryPoint = "umount2", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Unmount(string point, int flags);
}
