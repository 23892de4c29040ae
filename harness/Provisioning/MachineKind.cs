namespace ImageBench.Provisioning;

/// <summary>
/// The kind of machine that the harness runs on, where it matters for where engines build. <c>Sentence</c> null: plain Linux.
/// <c>InsteadOfEngine</c>: what to do where the harness can start no engine of its own, since it needs Linux for all that it starts and
/// makes; null on Linux.
/// </summary>
internal sealed record MachineKind(string? Sentence, string? InsteadOfEngine)
{
    public bool IsLinux => InsteadOfEngine is null;

    public static MachineKind Here() => Of(
        OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux",
        KernelFiles.OfThisMachine.Release ?? "",
        File.Exists("/.dockerenv") || File.Exists("/run/.containerenv")
            || Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is not null);

    /// <summary>By the system's name and its kernel's, and by whether a container is seen around it.</summary>
    public static MachineKind Of(string system, string kernel, bool isContainer) => system switch
    {
        "windows" => new MachineKind(
            "Windows: engines build in a virtual machine of their own, whose cores and memory are what counts",
            "start Docker Desktop, run inside of WSL 2, or name an engine elsewhere with --engine"),
        "macos" => new MachineKind(
            "macOS: engines build in a virtual machine of their own, whose cores and memory are what counts",
            "start Docker Desktop, Colima or OrbStack, or name an engine elsewhere with --engine"),
        _ when kernel.Contains("microsoft", StringComparison.OrdinalIgnoreCase) => new MachineKind(
            "Linux in WSL: contexts below /mnt are slow to read; keep them in the Linux file system", null),
        _ when isContainer => new MachineKind(
            "a container: a private engine in it needs --privileged, and the load is that of the machine around it", null),
        _ => new MachineKind(null, null),
    };
}
