using System.Runtime.InteropServices;

namespace ImageBench.Provisioning;

/// <summary>Sends signals; the runtime itself can only kill.</summary>
internal static partial class Signal
{
    public const int Terminate = 15;
    public const int Kill = 9;

    /// <summary>To one process.</summary>
    public static void Send(int processId, int signal) => _ = SendTo(processId, signal);

    /// <summary>To a process that leads a group, and to the whole group.</summary>
    public static void SendToGroup(int leaderId, int signal) => _ = SendTo(-leaderId, signal);

    /// <summary>Whether any process of the group that this one leads is left.</summary>
    public static bool GroupLives(int leaderId) => SendTo(-leaderId, 0) == 0;

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendTo(int processId, int signal);
}
