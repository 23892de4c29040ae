using System.Globalization;
using ImageBench.Benchmarks.Processes;

namespace ImageBench.Benchmarks.Figures;

/// <summary>The most memory that a process ever held, as the kernel counts it (VmHWM), told to the parent as the process ends.</summary>
internal static class PeakMemory
{
    private const string Key = "VmHWM:";

    /// <summary>Prints this process's own line.</summary>
    public static void Tell() =>
        Console.WriteLine(File.ReadLines("/proc/self/status").First(line => line.StartsWith(Key, StringComparison.Ordinal)));

    /// <summary>What a child told, in MiB.</summary>
    public static double Mebibytes(CommandRun child)
    {
        var line = child.Output.Split('\n').Last(line => line.StartsWith(Key, StringComparison.Ordinal));
        return double.Parse(line[Key.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }
}
