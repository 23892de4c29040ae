using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Packages;

/// <summary>What dnf and its kin fetched goes in the layer that fetched it.</summary>
internal sealed class RpmCachesRemoved() : Rewrite(
    "rpm-cache-removed",
    "What dnf, microdnf, yum and zypper keep of repositories and packages is removed in the same layer, since only they read it.",
    "hadolint DL3032, DL3036 and DL3040",
    "Whoever installs a package in a container of the image fetches what is known of the repositories again.")
{
    private static readonly string[] Verbs =
        ["install", "reinstall", "update", "upgrade", "localinstall", "groupinstall", "makecache", "in", "up", "refresh", "module"];

    private static readonly string[] Folders = ["/var/cache/dnf", "/var/cache/yum", "/var/cache/zypp", "/var/cache/libdnf5"];

    public override IReadOnlyList<string>? SavesIn => Folders;

    protected override IReadOnlyList<string> Words => ["dnf", "yum", "zypper"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts) =>
        CommandEdits.InEachRun(text, facts.Walk(text).Shipped, Reason, (_, run) => Edit(run) is { } edit ? [edit] : []);

    private static TextEdit? Edit(RunText run)
    {
        var program = run.Commands.LastOrDefault(command => Removal(command.Program) is not null && Verbs.Any(command.Has))?.Program;
        if (program is null || run.Commands.Any(Cleans) || run.Script.Text.Contains("/var/cache", StringComparison.Ordinal))
            return null;
        return Folders.Any(folder => RunMounts.Covers(run, folder)) ? null : run.Append(Removal(program)!);
    }

    private static string? Removal(string program) => program switch
    {
        "dnf" or "dnf5" or "microdnf" => $"{program} clean all",
        "yum" => "yum clean all && rm -rf /var/cache/yum",
        "zypper" => "zypper clean --all",
        _ => null,
    };

    private static bool Cleans(ShellCommand command) =>
        Removal(command.Program) is not null && (command.Has("clean") || command.Has("cc"));
}
