using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>Yarn's cache, which is the builder's.</summary>
internal sealed class YarnCacheMount() : CacheMount(
    "yarn-cache-mount",
    "Yarn",
    "Nothing of the program; yarn install in a container of it fetches again.")
{
    protected override IReadOnlyList<string> Words => ["yarn"];

    protected override IReadOnlyList<string> Variables => ["YARN_CACHE_FOLDER"];

    protected override IReadOnlyList<string> Elsewhere => ["--cache-folder"];

    protected override bool Uses(ShellCommand command) =>
        command.Program == "yarn" && (NpmCommands.IsYarnInstall(command) || command.Has("cache"));

    // Yarn 1 for root; later ones keep it elsewhere, and a project says which one it is for.
    protected override IReadOnlyList<string> Targets(StageWalk walk, SourceStage stage, ShellCommand command, RewriteFacts facts) =>
        !command.Has("cache") && NpmCommands.IsOfYarnOne(stage.Instructions, facts.Context) ? ["/usr/local/share/.cache/yarn"] : [];
}
