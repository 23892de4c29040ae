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

    public static MakerMark ReadOwn() => ReadOwn(Processes);

    /// <summary>The same where the system shows its processes in that folder, or in none where it is not there.</summary>
    public static MakerMark ReadOwn(string processes) => MakerMark.Of(
        Host(processes), Boot(processes), Environment.ProcessId, StartOf(Environment.ProcessId, processes) ?? "");

    /// <summary>
    /// Whether that process still runs; null where that cannot be seen from here: it is of another machine, or of this one before it was
    /// last started.
    /// </summary>
    public static bool? Lives(MakerMark maker) => Lives(maker, Processes);

    public static bool? Lives(MakerMark maker, string processes)
    {
        var (host, boot) = (Host(processes), Boot(processes));
        if (Ids(processes).Any(id => StartOf(id, processes) is { } start && MakerMark.Of(host, boot, id, start) == maker))
            return true;
        // Where the processes of other users are hidden, so is the first one.
        var canSeeAll = !Directory.Exists(processes) || File.Exists($"{processes}/1/stat");
        return canSeeAll && MakerMark.Of(host, boot, 0, "").Host == maker.Host ? false : null;
    }

    // A container may share the name of its machine and cannot see its processes: they are told apart by what a process id means there.
    // Machines that are copies of one share all that is on their disks, but no boot; so a machine that was started anew is another one.
    private static string Host(string processes) => string.Join(
        '\n',
        Environment.MachineName,
        ReadLine("/etc/machine-id"),
        Directory.Exists(processes) ? ProcessTable.Namespace("self", "pid") : null,
        Boot(processes));

    private static string Boot(string processes) => ReadLine($"{processes}/sys/kernel/random/boot_id");

    private static string ReadLine(string file) => File.Exists(file) ? File.ReadLines(file).FirstOrDefault("") : "";

    private static IEnumerable<int> Ids(string processes)
    {
        if (Directory.Exists(processes))
            return ProcessTable.Ids();
        var running = Process.GetProcesses();
        List<int> ids = [.. running.Select(process => process.Id)];
        Array.ForEach(running, process => process.Dispose());
        return ids;
    }

    /// <summary>Null for a process that has ended meanwhile, or shows nothing of itself.</summary>
    private static string? StartOf(int id, string processes)
    {
        // A process that has ended and was not waited for makes nothing any more.
        if (Directory.Exists(processes))
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
