using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>Go's modules and compiled packages, which are the builder's.</summary>
internal sealed class GoCacheMount() : CacheMount(
    "go-cache-mount",
    "the Go toolchain",
    "Nothing of the program; Go in a container of it compiles and fetches again.")
{
    protected override IReadOnlyList<string> Words => ["go "];

    protected override IReadOnlyList<string> Variables => ["GOCACHE", "GOMODCACHE", "GOPATH"];

    protected override IReadOnlyList<string> Elsewhere => ["-modcacherw", "-mod=vendor", "GOFLAGS", "GOPROXY=off"];

    protected override IReadOnlyList<string> Starters => ["go", "air"];

    protected override bool IsOfBuilds => true;

    protected override bool Uses(ShellCommand command) =>
        command.Program == "go" && command.Words is [_, { Value: { } verb }, ..]
            && verb is "build" or "install" or "test" or "vet" or "run" or "generate" or "get" or "mod" or "clean";

    // Of the official image; one that somebody empties is no cache.
    protected override IReadOnlyList<string> Targets(StageWalk walk, SourceStage stage, ShellCommand command, RewriteFacts facts) =>
        walk.Image(stage) is not { } image || KnownImage.Kind(image) != "go" || command.Has("clean") ? []
        : command.Has("mod") ? ["/go/pkg/mod"]
        : HasLibraries(walk, stage, command) ? ["/go/pkg/mod"]
        : facts.Context?.Text("go.mod")?.Contains("require", StringComparison.Ordinal) == false ? ["/root/.cache/go-build"]
        : ["/go/pkg/mod", "/root/.cache/go-build"];

    // What was compiled against another version of a library of the system is taken for the same: Go does not look at those.
    private static bool HasLibraries(StageWalk walk, SourceStage stage, ShellCommand command) =>
        command.Assigned("CGO_ENABLED") != "0" && walk.NamesLibraries(stage);
}
