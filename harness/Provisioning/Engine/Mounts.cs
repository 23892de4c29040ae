using System.Runtime.InteropServices;

namespace ImageBench.Provisioning.Engine;

/// <summary>Mounts that a killed engine left below its folder.</summary>
internal static partial class Mounts
{
    private const int Detach = 2;

    public static void RemoveBelow(string folder)
    {
        var below = File.ReadLines("/proc/self/mounts")
            .Select(line => line.Split(' ')[1].Replace(@"\040", " ", StringComparison.Ordinal))
            .Where(point => point.StartsWith(folder + "/", StringComparison.Ordinal))
            .ToList();
        // The innermost first.
        foreach (var point in Enumerable.Reverse(below))
            _ = Unmount(point, Detach);
    }

    [DllImport("libc", EntryPoint = "umount2", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Unmount(string point, int flags);
}
