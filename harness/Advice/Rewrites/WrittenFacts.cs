namespace ImageBench.Advice.Rewrites;

/// <summary>
/// What the steps of a Dockerfile wrote that install no packages of the system: few paths that hold all of it, and those packages that
/// other steps installed and these files, or the start, ask for.
/// </summary>
internal sealed record WrittenFacts(IReadOnlyList<string> Paths, IReadOnlyList<string> Packages)
{
    /// <summary>As many paths as somebody would copy one by one.</summary>
    public const int MostPaths = 12;

    /// <summary>What is written by the way and read by nobody who runs, and accounts, which are made and not copied.</summary>
    public static IReadOnlyList<string> PassedOver { get; } =
    [
        "/var/lib/apt", "/var/cache/apt", "/var/cache/debconf", "/var/log", "/tmp", "/var/tmp", "/run", "/proc", "/sys", "/dev",
        "/etc/passwd", "/etc/group", "/etc/shadow", "/etc/gshadow", "/etc/subuid", "/etc/subgid",
        "/etc/passwd-", "/etc/group-", "/etc/shadow-", "/etc/gshadow-", "/etc/subuid-", "/etc/subgid-", "/etc/.pwd.lock",
    ];
}
