namespace ImageBench.Provisioning;

/// <summary>
/// The kind of machine that the harness runs on, where it matters for where engines build. <c>Sentence</c> null: plain Linux.
/// <c>NoPrivateEngine</c> null: this kind has nothing against one.
/// </summary>
internal sealed record MachineKind(string? Sentence, (string Why, string Mend)? NoPrivateEngine)
{
    private const string InAnyOther = "start Docker Desktop, Colima or OrbStack, or name an engine elsewhere with --engine";

    public static MachineKind Here() => Of(
        OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux",
        Machine.ReadKernel() ?? "",
        File.Exists("/.dockerenv") || File.Exists("/run/.containerenv")
            || Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is not null);

    /// <summary>By the system's name and its kernel's, and by whether a container is seen around it.</summary>
    public static MachineKind Of(string system, string kernel, bool isContainer) => system switch
    {
        "windows" => new MachineKind(
            "Windows: engines build in a virtual machine of their own, whose cores and memory are what counts",
            ("needs Linux", "run inside of WSL 2, or start Docker Desktop")),
        "macos" => new MachineKind(
            "macOS: engines build in a virtual machine of their own, whose cores and memory are what counts",
            ("needs Linux", InAnyOther)),
        _ when kernel.Contains("microsoft", StringComparison.OrdinalIgnoreCase) => new MachineKind(
            "Linux in WSL: contexts below /mnt are slow to read; keep them in the Linux file system", null),
        _ when isContainer => new MachineKind(
            "a container: a private engine in it needs --privileged, and the load is that of the machine around it", null),
        _ => new MachineKind(null, null),
    };
}
