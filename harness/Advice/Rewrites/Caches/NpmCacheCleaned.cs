using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>npm's cache goes in the layer that filled it.</summary>
internal sealed class NpmCacheCleaned() : Rewrite(
    "npm-cache-cleaned",
    "npm's copies of what it fetched are removed in the same layer, since an image is installed once.",
    "hadolint DL3016; PARFUM",
    "Nothing of the program; a second npm install in the same build fetches again.")
{
    public override IReadOnlyList<string>? SavesIn => ["/root/.npm"];

    protected override IReadOnlyList<string> Words => ["npm"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        var walk = facts.Walk(text);
        // What a container runs with npx, and what installs without the network, looks for it.
        if (StartOf.Names(walk, ["npx"]) || text.Text.Contains("offline", StringComparison.Ordinal))
            return null;
        return CommandEdits.InEachRun(text, walk.Shipped, Reason, (stage, run) => Edits(walk, stage, run));
    }

    private static IEnumerable<TextEdit> Edits(StageWalk walk, SourceStage stage, RunText run) =>
        run.Commands.Any(command => NpmCommands.Install(command) is not null)
            && !run.Commands.Any(command => command.Program == "npm" && command.Has("cache"))
            && !run.Script.Text.Contains(".npm", StringComparison.Ordinal)
            && !RunMounts.Covers(run, "/root/.npm")
            && !RunMounts.Keeps(run, "npm")
            && !walk.IsSet(stage, run.Part, "npm_config_cache", "NPM_CONFIG_CACHE")
            // A later command may remove npm.
            && run.Append(run.Commands.Last(command => command.Program is "npm" or "npx"), "npm cache clean --force") is { } edit
            ? [edit]
            : [];
}
