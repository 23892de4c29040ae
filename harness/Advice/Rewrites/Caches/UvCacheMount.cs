using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>uv's cache, which is the builder's.</summary>
internal sealed class UvCacheMount() : CacheMount(
    "uv-cache-mount",
    "uv",
    "Files are copied out of the cache instead of linked, which takes a little time.")
{
    protected override IReadOnlyList<string> Words => ["uv"];

    protected override IReadOnlyList<string> Variables =>
        ["UV_CACHE_DIR", "UV_NO_CACHE", "UV_NO_BINARY", "UV_CONFIG_SETTINGS", .. PipCommands.CompilerVariables];

    protected override IReadOnlyList<string> Elsewhere => ["--cache-dir", .. PipCommands.CompilerOptions];

    protected override string? OptOut => "--no-cache";

    // uv run installs what is missing, and what it leaves in the cache a container may look for.
    protected override IReadOnlyList<string> Starters => ["uvx"];

    protected override bool Uses(ShellCommand command) =>
        (command.Program == "uv" && (command.Has("sync") || command.Has("install") || command.Has("add"))
            && !command.Has("tool") && !command.Has("python"));

    protected override IReadOnlyList<string> Targets(StageWalk walk, SourceStage stage, ShellCommand command, RewriteFacts facts) =>
        // What is linked to lies in it when the program runs.
        stage.Instructions.Any(part => part.Text.Contains("symlink", StringComparison.Ordinal))
            || facts.Context?.Text("pyproject.toml")?.Contains("symlink", StringComparison.Ordinal) == true
            || facts.Context?.Text("uv.toml")?.Contains("symlink", StringComparison.Ordinal) == true
            ? []
            : ["/root/.cache/uv"];
}
