using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>pip's cache, which is the builder's.</summary>
internal sealed class PipCacheMount() : CacheMount(
    "pip-cache-mount",
    "pip",
    "Nothing of the program; pip install in a container of it fetches again.")
{
    protected override IReadOnlyList<string> Words => ["pip"];

    protected override IReadOnlyList<string> Variables =>
        ["PIP_NO_CACHE_DIR", "PIP_CACHE_DIR", "PIP_NO_BINARY", .. PipCommands.CompilerVariables];

    protected override IReadOnlyList<string> Elsewhere => ["--cache-dir", .. PipCommands.CompilerOptions];

    protected override string? OptOut => "--no-cache-dir";

    protected override IReadOnlyList<string> Offline => ["--no-index"];

    protected override bool Uses(ShellCommand command) => PipCommands.Install(command) is not null;

    protected override IReadOnlyList<string> Targets(StageWalk walk, SourceStage stage, ShellCommand command, RewriteFacts facts) =>
        ["/root/.cache/pip"];
}
