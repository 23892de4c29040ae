using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>Yarn's cache goes in the layer that filled it.</summary>
internal sealed class YarnCacheCleaned() : Rewrite(
    "yarn-cache-cleaned",
    "Yarn's copies of what it fetched are removed in the same layer, since an image is installed once.",
    "hadolint DL3060; PARFUM",
    "Nothing of the program; a second yarn install in the same build fetches again.")
{
    public override IReadOnlyList<string>? SavesIn => ["/usr/local/share/.cache/yarn"];

    protected override IReadOnlyList<string> Words => ["yarn"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        // With Yarn 2 and later the cache may be what the program runs from.
        if (!NpmCommands.IsOfYarnOne(text.Instructions, facts.Context) || text.Text.Contains("offline", StringComparison.Ordinal))
            return null;
        return CommandEdits.InEachRun(text, facts.Walk(text).Shipped, Reason, (_, run) => Edits(run));
    }

    private static IEnumerable<TextEdit> Edits(RunText run) =>
        run.Commands.Any(NpmCommands.IsYarnInstall)
            && !run.Commands.Any(command => command.Program == "yarn" && command.Has("cache"))
            && !RunMounts.Covers(run, "/usr/local/share/.cache/yarn")
            && !RunMounts.Keeps(run, "yarn")
            && !run.Script.Text.Contains(".cache", StringComparison.Ordinal)
            // A later command may remove Yarn.
            && run.Append(run.Commands.Last(command => command.Program == "yarn"), "yarn cache clean") is { } edit
            ? [edit]
            : [];
}
