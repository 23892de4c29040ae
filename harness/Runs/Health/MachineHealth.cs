using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Statistics.Remarks;

namespace ImageBench.Runs.Health;

/// <summary>What the machine has for a private engine, and whether it is quiet enough to measure.</summary>
internal static class MachineHealth
{
    private const string NeedsLinux = "needs Linux";

    // All parent images of the debian base set, and the images of a run beside them.
    private static readonly ByteSize Wanted = new(10_000_000_000);

    /// <summary>An engine that a user started without root.</summary>
    public static DoctorFinding Rootless { get; } = new(
        "rootless", true, "the engine runs without root: its times are those of such an engine, and a private one would need root");

    /// <summary>What is to be known of a machine that is no plain Linux.</summary>
    public static IEnumerable<DoctorFinding> Kind(MachineKind kind) =>
        kind.Sentence is { } sentence ? [new DoctorFinding("machine", true, sentence)] : [];

    public static IEnumerable<DoctorFinding> Of(MachineKind kind, StateFolder state)
    {
        yield return kind.InsteadOfEngine is { } instead ? new DoctorFinding("private engine", false, NeedsLinux, instead)
            : !Machine.IsRoot ? new DoctorFinding("private engine", false, "only root can start one", "run with sudo")
            : Packages.MissingForEngine is { Count: > 0 } missing
                ? new DoctorFinding("private engine", false, $"needs {string.Join(", ", missing)}", Install(missing))
            : new DoctorFinding("private engine", true, $"can be started, in {state.EngineFolder}");
        yield return !kind.IsLinux
                ? new DoctorFinding("registry", false, $"--registry local {NeedsLinux}", "name a registry: --registry HOST/NAME")
            : Packages.HasRegistry ? new DoctorFinding("registry", true, "--registry local can start one")
            : new DoctorFinding("registry", false, "--registry local needs docker-registry", Install(["docker-registry"]));
        if (state.Stopgap is { } stopgap)
            yield return new DoctorFinding("state folder", false, stopgap.Split("; set ")[0], "set IMAGEBENCH_STATE to a folder of yours");
        yield return Disk(state);
        if (Machine.Describe(ExistingFolder(state)) is { LoadAverage: { } load } host)
            yield return Load(host, load);
    }

    public static string Install(IEnumerable<string> packages) =>
        $"--provision, or: apt-get install -y --no-install-recommends {string.Join(' ', packages)}";

    private static DoctorFinding Load(HostFacts host, double load)
    {
        var text = $"{Digits.Load(load)} on {Digits.Count(host.Cores)} cores";
        return MachineRemark.LoadedHost.Is(host)
            ? new DoctorFinding("load", false, text + ": times measured now are too long", "wait, or run with --wait-for-quiet 10m")
            : new DoctorFinding("load", true, text);
    }

    private static DoctorFinding Disk(StateFolder state)
    {
        var free = Machine.Describe(ExistingFolder(state)).DiskFree;
        return free < Wanted
            ? new DoctorFinding(
                "disk",
                false,
                $"{free} free for {state.Path}; all scenarios on the debian base set take up to {Wanted}",
                "free some, or set IMAGEBENCH_STATE to a folder on another disk")
            : new DoctorFinding("disk", true, $"{free} free for {state.Path}");
    }

    private static string ExistingFolder(StateFolder state)
    {
        var folder = state.Path;
        while (!Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
