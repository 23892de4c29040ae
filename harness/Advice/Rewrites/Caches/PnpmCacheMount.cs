using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>pnpm's store, which is the builder's.</summary>
internal sealed class PnpmCacheMount() : CacheMount(
    "pnpm-cache-mount",
    "pnpm",
    "Files are copied out of the store instead of linked, which takes a little time.")
{
    private static readonly string[] Verbs = ["install", "i", "add", "fetch", "deploy", "store"];

    protected override IReadOnlyList<string> Words => ["pnpm", "pnpx"];

    protected override IReadOnlyList<string> Variables => ["PNPM_HOME", "npm_config_store_dir"];

    protected override IReadOnlyList<string> Elsewhere => ["--store-dir"];

    protected override bool Uses(ShellCommand command) =>
        command.Program == "pnpm" && Verbs.Any(command.Has);

    protected override IReadOnlyList<string> Targets(StageWalk walk, SourceStage stage, ShellCommand command, RewriteFacts facts) =>
        command.Has("store") || facts.Context?.Text(".npmrc")?.Contains("store-dir", StringComparison.Ordinal) == true
            ? []
            : ["/root/.local/share/pnpm/store"];
}
