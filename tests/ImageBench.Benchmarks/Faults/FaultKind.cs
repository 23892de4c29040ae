using System.Diagnostics;
using ImageBench.Provisioning;

namespace ImageBench.Benchmarks.Faults;

/// <summary>A way in which a run is broken. <c>Break</c> is called in its middle.</summary>
internal sealed record FaultKind(string Name, Action<FaultPlace, Process> Break)
{
    private const int Hangup = 1;
    private const int Interrupt = 2;
    private const int Stop = 19;

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("kill -9 of the harness", (_, run) => Signal.Send(run.Id, Signal.Kill)),
        new("SIGINT", (_, run) => Signal.Send(run.Id, Interrupt)),
        new("SIGTERM", (_, run) => Signal.Send(run.Id, Signal.Terminate)),
        new("SIGHUP", (_, run) => Signal.Send(run.Id, Hangup)),
        new("kill -9 of dockerd", (place, _) => SendTo(place.Engine.DockerdFile, Signal.Kill)),
        new("kill -9 of containerd", (place, _) => SendTo(place.Engine.ContainerdFile, Signal.Kill)),
        new("SIGSTOP of dockerd, then SIGTERM", (place, run) => StopAndEnd(place.Engine.DockerdFile, run)),
        new("SIGSTOP of containerd, then SIGTERM", (place, run) => StopAndEnd(place.Engine.ContainerdFile, run)),
        new("kill -9 of all three", (place, run) =>
        {
            SendTo(place.Engine.DockerdFile, Signal.Kill);
            SendTo(place.Engine.ContainerdFile, Signal.Kill);
            Signal.Send(run.Id, Signal.Kill);
        }),
        new("a context file vanishes", (place, _) => File.Delete(place.ContextFile)),
        new("a context file grows", (place, _) => File.AppendAllText(place.ContextFile, new string('x', 1_000_000))),
        new("a second harness", (place, _) =>
        {
            using var second = place.StartRun();
            second.StandardError.ReadToEnd();
            second.WaitForExit();
        }),
    ];

    private static void StopAndEnd(string configFile, Process run)
    {
        SendTo(configFile, Stop);
        Thread.Sleep(TimeSpan.FromSeconds(2));
        Signal.Send(run.Id, Signal.Terminate);
    }

    private static void SendTo(string configFile, int signal)
    {
        foreach (var id in ProcessTable.Ids().Where(id => ProcessTable.Arguments(id).Contains(configFile)))
            Signal.Send(id, signal);
    }
}
