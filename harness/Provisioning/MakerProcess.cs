using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using ImageBench.Model.Runs;

namespace ImageBench.Provisioning;

/// <summary>The processes of this machine, as what they made on an engine names them.</summary>
internal static class MakerProcess
{
    private const string Processes = "/proc";

    // Of the fields that follow the name in brackets: when it started, in ticks since the boot, which no change of the clock moves.
    private const int StartField = 19;

    public static MakerMark ReadOwn() =>
        MakerMark.Of(Host(), Boot(), Environment.ProcessId, StartOf(Environment.ProcessId) ?? "");

    /// <summary>
    /// Whether that process still runs; null where that cannot be seen from here: it is of another machine, or of this one before it was
    /// last started.
    /// </summary>
    public static bool? Lives(MakerMark maker)
    {
        var (host, boot) = (Host(), Boot());
        if (Ids().Any(id => StartOf(id) is { } start && MakerMark.Of(host, boot, id, start) == maker))
            return true;
        // Where the processes of other users are hidden, so is the first one.
        var canSeeAll = !Directory.Exists(Processes) || File.Exists($"{Processes}/1/stat");
        return canSeeAll && MakerMark.Of(host, boot, 0, "").Host == maker.Host ? false : null;
    }

    // A container may share the name of its machine and cannot see its processes: they are told apart by what a process id means there.
    // Machines that are copies of one share all that is on their disks, but no boot; so a machine that was started anew is another one.
    private static string Host() =>
        string.Join('\n', Environment.MachineName, ReadLine("/etc/machine-id"), ProcessTable.Namespace("self", "pid"), Boot());

    private static string Boot() => ReadLine($"{Processes}/sys/kernel/random/boot_id");

    private static string ReadLine(string file) => File.Exists(file) ? File.ReadLines(file).FirstOrDefault("") : "";

    private static IEnumerable<int> Ids()
    {
        if (Directory.Exists(Processes))
            return ProcessTable.Ids();
        var processes = Process.GetProcesses();
        List<int> ids = [.. processes.Select(process => process.Id)];
        Array.ForEach(processes, process => process.Dispose());
        return ids;
    }

    /// <summary>Null for a process that has ended meanwhile, or shows nothing of itself.</summary>
    private static string? StartOf(int id)
    {
        // A process that has ended and was not waited for makes nothing any more.
        if (Directory.Exists(Processes))
            return ProcessTable.Fields(id) is [not "Z", ..] and var fields ? fields[StartField] : null;
        try
        {
            using var process = Process.GetProcessById(id);
            return process.StartTime.ToUniversalTime().Ticks.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
