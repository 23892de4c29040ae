using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;
using ImageBench.Model.Builds;

namespace ImageBench.Advice.Rewrites.Packages;

/// <summary>What dnf and its kin fetch of repositories in a cache of the builder.</summary>
internal sealed class RpmCacheMount() : Rewrite(
    "rpm-cache-mount",
    "What dnf, microdnf and yum fetch of repositories lies in a cache of the builder and not in the image, so that a step that runs again "
        + "fetches only what is new.",
    "Docker's manual of RUN --mount=type=cache",
    "Whoever installs a package in a container of the image fetches what is known of the repositories again.")
{
    private static readonly string[] Programs = ["dnf", "dnf5", "microdnf", "yum"];
    private static readonly string[] Verbs = ["install", "reinstall", "update", "upgrade", "localinstall", "groupinstall", "makecache"];

    // Of the fourth version, of the fifth, and of yum and the small one.
    private static readonly string[] Folders = ["/var/cache/dnf", "/var/cache/libdnf5", "/var/cache/yum"];

    // Where it lies elsewhere, or is kept, what is said for the folders above is not enough.
    private static readonly string[] Elsewhere = ["--installroot", "cachedir", "keepcache"];

    public override RewriteAim Aim => RewriteAim.SizeAndTime;

    public override IReadOnlyList<string>? SavesIn => Folders;

    protected override IReadOnlyList<string> Words => ["dnf", "yum"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        if (facts.Builder != Builder.BuildKit)
            return null;
        var edits = RunText.EditsOf(facts.Walk(text).Built, Mounted, Reason);
        return edits.Count == 0 ? null : new Rewritten(text.With(edits));
    }

    private static string? Mounted(RunText run)
    {
        var commands = run.Commands.Where(command => Programs.Contains(command.Program)).ToList();
        var cleaning = commands.Where(command => command.Has("clean")).ToList();
        var mentions = run.Script.Text.Contains("/var/cache", StringComparison.Ordinal)
            || Elsewhere.Any(word => run.Script.Text.Contains(word, StringComparison.Ordinal))
            || commands.Any(command => command.Has("-C") || command.Has("--cacheonly"));
        if (!run.IsChain || mentions || !commands.Any(command => Verbs.Any(command.Has))
            || Folders.Any(folder => RunMounts.Covers(run, folder)) || run.Without(cleaning) is not { } without)
        {
            return null;
        }

        // dnf itself never writes to the folder of yum.
        var folders = commands.All(command => command.Program is "dnf" or "dnf5") ? Folders[..2] : Folders;
        return run.WithFlags(run.Edited(without), folders.Select(folder => RunMounts.Cache(folder, isLocked: true)));
    }
}
