using ImageBench.Model;

namespace ImageBench.Provisioning;

/// <summary>
/// System packages that the harness can do without only where they are installed already. Installs them by apt-get when allowed to.
/// </summary>
internal sealed class Packages(bool mayInstall, Action<string> tell)
{
    // Program that is needed -> the package that brings it.
    private static readonly (string Program, string Package)[] ForEngine =
    [
        ("dockerd", "docker.io"),
        ("containerd", "docker.io"),
        ("runc", "docker.io"),
        ("ip", "iproute2"),
    ];
    private static readonly (string Program, string Package)[] ForBaseSet =
    [
        ("mmdebstrap", "mmdebstrap"),
        ("mmdebstrap", "debian-archive-keyring"),
    ];
    private static readonly (string Program, string Package)[] ForRegistry = [("docker-registry", "docker-registry")];

    private const string PublicParents = "build on public images (--base-set hub), or on others (--from)";
    private const string OtherRegistry = "name one with --registry HOST/NAME";

    private readonly Lock _lock = new();
    private Task _installing = Task.CompletedTask;

    /// <summary>Of what kind the machine is that would have them.</summary>
    public MachineKind Kind { get; init; } = MachineKind.Here();

    /// <summary>Why the debian base set cannot be made on a machine of this kind, or null.</summary>
    public string? WhyNoBaseSet => Kind.IsLinux ? null : "making it needs Linux";

    /// <summary>Whether a private engine could be started as things are.</summary>
    public static bool HasEngine => MissingForEngine.Count == 0;

    public static IReadOnlyList<string> MissingForEngine => Missing(ForEngine);

    public static IReadOnlyList<string> MissingForBaseSet => Missing(ForBaseSet);

    /// <summary>Whether a registry of the harness's own could be started as things are.</summary>
    public static bool HasRegistry => Missing(ForRegistry).Count == 0;

    public Task EnsureEngine(CancellationToken cancellationToken) =>
        Ensure("A private engine", Kind.InsteadOfEngine, ForEngine, cancellationToken);

    public Task EnsureBaseSet(CancellationToken cancellationToken) =>
        Ensure("The debian base set", PublicParents, ForBaseSet, cancellationToken);

    public Task EnsureRegistry(CancellationToken cancellationToken) =>
        Ensure("A registry of the harness's own", OtherRegistry, ForRegistry, cancellationToken);

    private static List<string> Missing((string Program, string Package)[] needed) =>
        [.. needed.Where(need => Machine.FindProgram(need.Program) is null).Select(need => need.Package).Distinct()];

    // One at a time: apt-get refuses a second of its kind, and what the first installs, the second finds.
    private Task Ensure(
        string purpose, string? otherwise, (string Program, string Package)[] needed, CancellationToken cancellationToken)
    {
        if (!Kind.IsLinux)
            return Task.FromException(new Fault(ExitCode.NoEngine, $"{purpose} needs Linux: {otherwise}."));
        lock (_lock)
            return _installing = After(_installing, () => Install(purpose, Missing(needed), cancellationToken));
    }

    private static async Task After(Task before, Func<Task> next)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await next();
    }

    private async Task Install(string purpose, List<string> missing, CancellationToken cancellationToken)
    {
        if (missing.Count == 0)
            return;
        var install = new SystemCommand("apt-get", ["install", "-y", "--no-install-recommends", .. missing]);
        if (!Machine.HasApt)
        {
            throw new Fault(
                ExitCode.NoEngine,
                $"{purpose} needs {string.Join(", ", missing)}, which can be installed only where there is apt-get (Debian, Ubuntu): "
                    + "install it by hand.");
        }

        if (!mayInstall)
        {
            throw new Fault(
                ExitCode.NoEngine,
                $"{purpose} needs {string.Join(", ", missing)}: run '{install}', or let the harness do so with --provision.");
        }

        if (!Machine.IsRoot)
        {
            throw new Fault(
                ExitCode.NoEngine,
                $"{purpose} needs {string.Join(", ", missing)}: only root can run '{install}'; run it with sudo, or run the harness as "
                    + "root.");
        }

        await new SystemCommand("apt-get", "update").Run(tell, cancellationToken);
        await install.Run(tell, cancellationToken);
    }
}
