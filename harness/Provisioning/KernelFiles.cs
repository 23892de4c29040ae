using System.Globalization;
using ImageBench.Model;

namespace ImageBench.Provisioning;

/// <summary>
/// What Linux tells of a machine in files, below the root of its file system. Each answer is null where there is no such file, as on macOS
/// and Windows.
/// </summary>
internal sealed record KernelFiles(string Root)
{
    public static KernelFiles OfThisMachine { get; } = new("/");

    /// <summary>As in "Debian GNU/Linux 12 (bookworm)".</summary>
    public string? SystemName => Value("etc/os-release", "PRETTY_NAME", '=')?.Trim('"');

    public string? Processor => Value("proc/cpuinfo", "model name", ':');

    /// <summary>The one-minute load average.</summary>
    public double? Load =>
        Read("proc/loadavg")?.Split(' ')[0] is { } text
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var load)
            ? load
            : null;

    /// <summary>All memory that the kernel has, whatever this process may use of it.</summary>
    public ByteSize? Memory =>
        Value("proc/meminfo", "MemTotal", ':')?.Split(' ')[0] is { } text && long.TryParse(text, CultureInfo.InvariantCulture, out var kib)
            ? new ByteSize(kib * 1024)
            : null;

    /// <summary>The kernel's release as engines tell it.</summary>
    public string? Release => Read("proc/sys/kernel/osrelease")?.Trim();

    private string? Read(string file) => Path.Combine(Root, file) is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    private string? Value(string file, string key, char separator) => Read(file)?.Split('\n')
        .Select(line => line.Split(separator, 2))
        .FirstOrDefault(pair => pair.Length == 2 && pair[0].Trim() == key)?[1].Trim();
}
