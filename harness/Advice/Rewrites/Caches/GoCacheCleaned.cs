using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>Go's compiled packages go in the layer that compiled them.</summary>
internal sealed class GoCacheCleaned() : Rewrite(
    "go-cache-cleaned",
    "What the Go toolchain compiled on the way to a program is removed in the same layer, since the program does not look for it.",
    "Go's manual of go clean",
    "A later go build of the same image compiles all again.")
{
    public override IReadOnlyList<string>? SavesIn => ["/root/.cache/go-build"];

    protected override IReadOnlyList<string> Words => ["go "];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        var walk = facts.Walk(text);
        if (StartOf.Names(walk, ["go", "air"]))
            return null;
        return CommandEdits.InEachRun(text, walk.Shipped, Reason, (stage, run) =>
            run.Commands.Any(command => command.Program == "go" && (command.Has("build") || command.Has("install")))
                && !run.Script.Text.Contains("go clean", StringComparison.Ordinal)
                && !run.Script.Text.Contains("go-build", StringComparison.Ordinal)
                && !RunMounts.Covers(run, "/root/.cache/go-build")
                && !RunMounts.Keeps(run, "go")
                && !walk.IsSet(stage, run.Part, "GOCACHE")
                // A later command may remove the toolchain.
                && run.Append(run.Commands.Last(command => command.Program == "go"), "go clean -cache") is { } edit
                ? [edit]
                : []);
    }
}
