using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>NuGet's packages, which are the builder's.</summary>
internal sealed class NugetCacheMount() : CacheMount(
    "nuget-cache-mount",
    "NuGet",
    "Nothing of a published program; dotnet in a container of it fetches again.")
{
    protected override IReadOnlyList<string> Words => ["dotnet"];

    protected override IReadOnlyList<string> Variables => ["NUGET_PACKAGES"];

    protected override IReadOnlyList<string> Elsewhere => ["--packages"];

    // What was restored in an earlier step lies in the cache, which may be another one by now: what is there is not restored again.
    protected override string? OptOut => "--no-restore";

    protected override IReadOnlyList<string> Offline => ["--no-build"];

    // What is not published looks for its packages where they were restored to.
    protected override bool Uses(ShellCommand command) =>
        command.Program == "dotnet"
            && (command.Has("restore") || command.Has("build") || command.Has("publish") || command.Has("test") || command.Has("nuget"));

    protected override IReadOnlyList<string> Targets(StageWalk walk, SourceStage stage, ShellCommand command, RewriteFacts facts) =>
        walk.Image(stage) is { } image && KnownImage.Kind(image) == "dotnet" && !command.Has("nuget") && !command.Has("tool")
            && stage.Instructions.Any(part => part.Text.Contains("publish", StringComparison.Ordinal))
            && !StartOf.Names(walk, ["run", "watch", "test"])
            ? ["/root/.nuget/packages"]
            : [];
}
