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
    public static bool GroupLives(int leaderId)
    {
        var leader = leaderId.ToString(CultureInfo.InvariantCulture);
        // The state (Z: has ended), the parent and the group.
        return SendTo(-leaderId, 0) == 0
            && ProcessTable.Ids().Any(id => ProcessTable.Fields(id) is [not "Z", _, var group, ..] && group == leader);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendTo(int processId, int signal);
}
