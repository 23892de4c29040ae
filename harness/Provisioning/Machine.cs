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
    public static HostFacts Describe(string dataFolder) => Describe(dataFolder, KernelFiles.OfThisMachine);

    /// <summary>The same by what a kernel tells, or does not.</summary>
    public static HostFacts Describe(string dataFolder, KernelFiles kernel) => new(
        kernel.SystemName ?? RuntimeInformation.OSDescription,
        Environment.OSVersion.VersionString,
        kernel.Processor ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        new ByteSize(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes),
        new ByteSize(new DriveInfo(Path.GetFullPath(dataFolder)).AvailableFreeSpace),
        RuntimeInformation.FrameworkDescription,
        kernel.Load);
}
