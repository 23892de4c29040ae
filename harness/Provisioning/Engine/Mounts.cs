using System.Runtime.InteropServices;

namespace ImageBench.Provisioning.Engine;

/// <summary>
/// Mounts that a killed engine left below its folder. Right in that folder it makes none but of a folder where it lies: what else is
/// mounted there, such as another disk for its data, is its user's, and stays.
/// </summary>
internal static partial class Mounts
{
    private const int Detach = 2;

    public static void RemoveBelow(string folder)
    {
        // The innermost first.
        foreach (var point in FindBelow(folder, File.ReadLines("/proc/self/mountinfo")).Reverse())
            _ = Unmount(point, Detach);
    }

    /// <summary>Those of an engine in that folder, of a mountinfo as the kernel writes it.</summary>
    public static IReadOnlyList<string> FindBelow(string folder, IEnumerable<string> table)
    {
        List<MountedPlace> all = [.. table.Select(MountedPlace.Read).OfType<MountedPlace>()];
        return
        [
            .. all.Where(place => place.Path.StartsWith(folder + "/", StringComparison.Ordinal)
                    && (place.Path.IndexOf('/', folder.Length + 1) > 0
                        || all.Exists(below => below.Number == place.Below && place.IsWhereItLies(below))))
                .Select(place => place.Path),
        ];
    }

    [DllImport("libc", EntryPoint = "umount2", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Unmount(string point, int flags);
}
