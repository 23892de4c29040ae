using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>pip install without its cache in the image.</summary>
internal sealed class PipWithoutCache() : Rewrite(
    "pip-no-cache",
    "pip keeps no copy of what it fetched and built, since an image is installed once.",
    "hadolint DL3042; PARFUM",
    "Nothing of the program; a second pip install in the same build fetches again.")
{
    public override IReadOnlyList<string>? SavesIn => ["/root/.cache/pip"];

    protected override IReadOnlyList<string> Words => ["pip"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        var walk = facts.Walk(text);
        return CommandEdits.InEachRun(text, walk.Shipped, Reason, (stage, run) =>
            walk.IsSet(stage, run.Part, "PIP_NO_CACHE_DIR", "PIP_CACHE_DIR", "XDG_CACHE_HOME") || IsRemoved(run)
                ? []
                : run.Commands.Select(Edit).OfType<TextEdit>());
    }

    private static TextEdit? Edit(ShellCommand command) =>
        PipCommands.Install(command) is { } verb
            && !command.Arguments.Any(word => word.Text.Contains("cache-dir", StringComparison.Ordinal))
            && !command.Assignments.Any(word => word.Text.StartsWith("PIP_", StringComparison.Ordinal))
            ? TextEdit.After(verb, " --no-cache-dir")
            : null;

    private static bool IsRemoved(RunText run) =>
        RunMounts.Covers(run, "/root/.cache/pip")
            || RunMounts.Keeps(run, ".cache")
            || run.Script.Text.Contains(".cache", StringComparison.Ordinal)
            || run.Script.Text.Contains("pip cache purge", StringComparison.Ordinal);
}
