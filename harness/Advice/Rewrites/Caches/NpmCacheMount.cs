using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>npm's cache, which is the builder's.</summary>
internal sealed class NpmCacheMount() : CacheMount(
    "npm-cache-mount",
    "npm",
    "Nothing of the program; npm install in a container of it fetches again.")
{
    protected override IReadOnlyList<string> Words => ["npm", "npx"];

    protected override IReadOnlyList<string> Variables => ["npm_config_cache", "NPM_CONFIG_CACHE"];

    protected override IReadOnlyList<string> Elsewhere => ["--cache"];

    protected override IReadOnlyList<string> Starters => ["npx"];

    // What somebody empties is kept by nobody.
    protected override bool Uses(ShellCommand command) =>
        command.Program == "npm" && (NpmCommands.Install(command) is not null || command.Has("cache"));

    protected override IReadOnlyList<string> Targets(StageWalk walk, SourceStage stage, ShellCommand command, RewriteFacts facts) =>
        command.Has("cache") || facts.Context?.Text(".npmrc")?.Contains("cache", StringComparison.Ordinal) == true ? [] : ["/root/.npm"];
}
