using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>Cargo's registry, which is the builder's.</summary>
internal sealed class CargoCacheMount() : CacheMount(
    "cargo-cache-mount",
    "Cargo",
    "Nothing of the program; Cargo in a container of it fetches again.")
{
    protected override IReadOnlyList<string> Words => ["cargo"];

    protected override IReadOnlyList<string> Variables => ["CARGO_HOME", "CARGO_NET_OFFLINE"];

    protected override IReadOnlyList<string> Elsewhere => ["CARGO_HOME", "--target-dir"];

    // What its lock file says is fetched where it is not there, and nothing else.
    protected override string? OptOut => "--offline";

    protected override IReadOnlyList<string> Offline => ["--frozen"];

    protected override IReadOnlyList<string> Starters => ["cargo"];

    protected override bool IsOfBuilds => true;

    protected override bool Uses(ShellCommand command) =>
        command.Program == "cargo"
            && (command.Has("build") || command.Has("install") || command.Has("fetch") || command.Has("test") || command.Has("chef"));

    // Of the official image. What is installed is copied out of the target folder, what is built stays in it.
    protected override IReadOnlyList<string> Targets(StageWalk walk, SourceStage stage, ShellCommand command, RewriteFacts facts) =>
        walk.Image(stage) is { } image && KnownImage.Kind(image) == "rust" ? ["/usr/local/cargo/registry"] : [];
}
