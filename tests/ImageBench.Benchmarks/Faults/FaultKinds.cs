using System.Diagnostics;
using Docker.DotNet;
using ImageBench.Provisioning;

namespace ImageBench.Benchmarks.Faults;

/// <summary>The ways in which runs are broken, on an engine of the run's own and on one that was there before.</summary>
internal static class FaultKinds
{
    private const int Hangup = 1;
    private const int Interrupt = 2;
    private const int Stop = 19;
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(1);

    private static readonly IReadOnlyList<FaultKind> OfBoth =
    [
        Sent("kill -9 of the harness", Signal.Kill),
        Sent("SIGINT", Interrupt),
        Sent("SIGTERM", Signal.Terminate),
        Sent("SIGHUP", Hangup),
        Of("a full disk below results", (place, _) => place.ResultsDisk.Fill()) with { Mend = Freed(place => place.ResultsDisk) },
        new("a second harness at once", (place, _, cancel) => place.RunBeside(cancel)),
    ];

    /// <summary>Those of a private engine, which the run starts and ends.</summary>
    public static IReadOnlyList<FaultKind> OfPrivate { get; } =
    [
        .. OfBoth,
        Of("kill -9 of dockerd", (place, _) => SendTo(place.Engine.DockerdFile, Signal.Kill)),
        Of("kill -9 of containerd", (place, _) => SendTo(place.Engine.ContainerdFile, Signal.Kill)),
        new("SIGSTOP of dockerd, then SIGTERM", (place, run, cancel) => StopAndEnd(place.Engine.DockerdFile, run, cancel)),
        new("SIGSTOP of containerd, then SIGTERM", (place, run, cancel) => StopAndEnd(place.Engine.ContainerdFile, run, cancel)),
        Of("kill -9 of all three", (place, run) =>
        {
            SendTo(place.Engine.DockerdFile, Signal.Kill);
            SendTo(place.Engine.ContainerdFile, Signal.Kill);
            Signal.Send(run.Id, Signal.Kill);
        }),
        Of("a full disk below the state folder", (place, _) => place.StateDisk.Fill()) with { Mend = Freed(place => place.StateDisk) },
    ];

    /// <summary>Those of an engine that runs before and after.</summary>
    public static IReadOnlyList<FaultKind> OfShared { get; } =
    [
        .. OfBoth,
        Of("a context file vanishes", (place, _) => File.Delete(place.ContextFile)),
        Of("a context file grows", (place, _) => File.AppendAllText(place.ContextFile, new string('x', 1_000_000))),
        Of("connections cut by a proxy", (place, _) => place.Proxy!.Cut(forGood: false)),
        Of("a socket closed by a proxy", (place, _) => place.Proxy!.Cut(forGood: true))
            with { Mend = (place, _) => Task.Run(place.Proxy!.Mend) },
        new("the parent removed", (place, _, cancel) => RemoveParent(place, cancel))
            { Mend = (place, cancel) => ParentImage.Load(place.Endpoint, cancel) },
        .. FakedClock.IsHere
            ? (FaultKind[])
            [
                Of("a clock that jumps forward", (place, _) => place.Clock.Set("+7h")) with { SetsClock = true },
                Of("a clock that jumps back", (place, _) => place.Clock.Set("-7h")) with { SetsClock = true },
            ]
            : [],
    ];

    private static FaultKind Of(string name, Action<FaultPlace, Process> breaks) => new(name, (place, run, _) =>
    {
        breaks(place, run);
        return Task.CompletedTask;
    });

    private static FaultKind Sent(string name, int signal) => Of(name, (_, run) => Signal.Send(run.Id, signal));

    private static Func<FaultPlace, CancellationToken, Task> Freed(Func<FaultPlace, TinyDisk> disk) =>
        (place, _) => Task.Run(disk(place).Free, CancellationToken.None);

    private static async Task StopAndEnd(string configFile, Process run, CancellationToken cancellationToken)
    {
        SendTo(configFile, Stop);
        await Task.Delay(Hanging, cancellationToken);
        Signal.Send(run.Id, Signal.Terminate);
    }

    private static async Task RemoveParent(FaultPlace place, CancellationToken cancellationToken)
    {
        try
        {
            await ParentImage.Remove(place.Endpoint, cancellationToken);
        }
        catch (DockerApiException)
        {
            // It is being used: then it stays.
        }
    }

    private static void SendTo(string configFile, int signal)
    {
        foreach (var id in ProcessTable.Ids().Where(id => ProcessTable.Arguments(id).Contains(configFile)))
            Signal.Send(id, signal);
    }
}
