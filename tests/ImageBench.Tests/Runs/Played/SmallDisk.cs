using System.Diagnostics;
using System.Globalization;

namespace ImageBench.Tests.Runs.Played;

/// <summary>A disk of few pages, mounted on a folder; it can be made larger.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int PageBytes = 4096;

    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    /// <summary>Null where this user may not mount one.</summary>
    public static SmallDisk? Mount(string folder, int pages)
    {
        Directory.CreateDirectory(folder);
        return OperatingSystem.IsLinux()
            && Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={pages * PageBytes}"), "tmpfs", folder)
            ? new SmallDisk(folder)
            : null;
    }

    public void MakeLarge() => Assert.True(Run("mount", "-o", "remount,size=64m", _folder));

    public void Dispose() => Run("umount", "-l", _folder);

    private static bool Run(string name, params string[] arguments)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
