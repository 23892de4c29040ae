using System.Globalization;
using System.Runtime.InteropServices;
using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Model.Runs;

namespace ImageBench.Provisioning;

/// <summary>The machine that the harness runs on.</summary>
internal static class Machine
{
    public static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <summary>Whether apt-get is how this system installs (Debian, Ubuntu and what is made from them).</summary>
    public static bool HasApt => FindProgram("apt-get") is not null;

    /// <summary>The full path of a program, or null. The system's own folders count even where PATH leaves them out.</summary>
    public static string? FindProgram(string name) => ProgramPath.InPath(name, "/usr/sbin", "/sbin", "/usr/bin");

    /// <summary>What figures depend on. <paramref name="dataFolder"/> is where free disk space is read.</summary>
    public static HostFacts Describe(string dataFolder) => new(
        ReadValue("/etc/os-release", "PRETTY_NAME", '=')?.Trim('"') ?? RuntimeInformation.OSDescription,
        Environment.OSVersion.VersionString,
        ReadValue("/proc/cpuinfo", "model name", ':') ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        new ByteSize(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes),
        new ByteSize(new DriveInfo(Path.GetFullPath(dataFolder)).AvailableFreeSpace),
        RuntimeInformation.FrameworkDescription,
        ReadLoad());

    /// <summary>The one-minute load average, or null where the system has none.</summary>
    public static double? ReadLoad() =>
        File.Exists("/proc/loadavg")
            && double.TryParse(
                File.ReadAllText("/proc/loadavg").Split(' ')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var load)
            ? load
            : null;

    /// <summary>All memory that the kernel has, whatever this process may use of it; null where the system does not say.</summary>
    public static ByteSize? ReadMemory() =>
        ReadValue("/proc/meminfo", "MemTotal", ':') is { } text
            && long.TryParse(text.Split(' ')[0], CultureInfo.InvariantCulture, out var kib)
            ? new ByteSize(kib * 1024)
            : null;

    /// <summary>The kernel's release as engines tell it; null where the system has no such file.</summary>
    public static string? ReadKernel() =>
        File.Exists("/proc/sys/kernel/osrelease") ? File.ReadAllText("/proc/sys/kernel/osrelease").Trim() : null;

    private static string? ReadValue(string file, string key, char separator) =>
        !File.Exists(file)
            ? null
            : File.ReadLines(file)
                .Select(line => line.Split(separator, 2))
                .FirstOrDefault(pair => pair.Length == 2 && pair[0].Trim() == key)?[1].Trim();
}
