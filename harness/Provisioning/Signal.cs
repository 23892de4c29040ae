using System.Globalization;
using System.Runtime.InteropServices;

namespace ImageBench.Provisioning;

/// <summary>Sends signals; the runtime itself can only kill.</summary>
internal static partial class Signal
{
    public const int Terminate = 15;
    public const int Kill = 9;
    public const int Continue = 18;

    /// <summary>To one process.</summary>
    public static void Send(int processId, int signal) => _ = SendTo(processId, signal);

    /// <summary>To a process that leads a group, and to the whole group.</summary>
    public static void SendToGroup(int leaderId, int signal) => _ = SendTo(-leaderId, signal);

    /// <summary>
    /// Whether any process of the group that this one leads still runs. One that has ended is not counted, though init may be slow to wait
    /// for it.
    /// </summary>
    public static bool GroupLives(int leaderId) =>
        SendTo(-leaderId, 0) == 0 && Directory.EnumerateDirectories("/proc").Any(process => RunsInGroup(process, leaderId));

    // The state (Z: has ended), the parent and the group follow the name in brackets.
    private static bool RunsInGroup(string process, int leaderId)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(process, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] != "Z" && fields[2] == leaderId.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // No process, or gone since it was listed.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendTo(int processId, int signal);
}
