using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;
using ImageBench.Model.Builds;

namespace ImageBench.Advice.Rewrites.Packages;

/// <summary>Lists and packages of apt-get in caches of the builder.</summary>
internal sealed class AptCacheMounts() : Rewrite(
    "apt-cache-mounts",
    "What apt-get fetches lies in caches of the builder and not in the image, so that a step that runs again fetches only what is new.",
    "Docker's manual of RUN --mount=type=cache",
    "The image no longer empties its cache of packages by itself (docker-clean is gone); whoever installs a package in a container of it "
        + "has to run apt-get update first.")
{
    private const string Clean = "/etc/apt/apt.conf.d/docker-clean";

    public override RewriteAim Aim => RewriteAim.SizeAndTime;

    protected override IReadOnlyList<string> Words => ["apt-get"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        if (facts.Builder != Builder.BuildKit)
            return null;
        List<PartEdit> edits = [];
        foreach (var stage in text.Stages)
        {
            // One that has none would leave its packages in the image, now that nothing cleans behind it.
            var parts = stage.Instructions.Where(part => part.Word is "RUN" or "ONBUILD" && AptCommands.MayBeIn(part.Text)).ToList();
            var runs = parts.Select(part => RunText.At(stage, part)).OfType<RunText>().ToList();
            if (parts.Count == 0 || runs.Count < parts.Count || !runs.All(IsCertain))
                continue;
            foreach (var run in runs.Where(run => run.Commands.Any(AptCommands.IsUpdate)))
                edits.Add(PartEdit.Replace(run.Part, Mounted(run), Reason));
        }

        return edits.Count == 0 ? null : new Rewritten(text.With(edits));
    }

    // apt removes what it fetched by itself, and what installs without lists of its own takes those of a step before.
    private static bool IsCertain(RunText run)
    {
        var apt = run.Commands.Where(AptCommands.IsApt).ToList();
        return run.IsChain
            && run.Commands.All(command => command.Program is not ("apt" or "aptitude" or "dpkg"))
            && (!apt.Any(AptCommands.IsInstall) || AptCommands.IsUpdate(apt[0]))
            && !RunMounts.Covers(run, AptCommands.Lists)
            && !RunMounts.Covers(run, AptCommands.Archives)
            && !run.Script.Text.Contains("docker-clean", StringComparison.Ordinal)
            && run.Without(Cleaning(run)) is not null;
    }

    private static string Mounted(RunText run)
    {
        var first = run.Commands.First(command => !Cleaning(run).Contains(command) && AptCommands.IsUpdate(command));
        var edited = run.Edited([.. run.Without(Cleaning(run))!, new TextEdit(first.Begin, first.Begin, $"rm -f {Clean} && ")]);
        return run.WithFlags(
            edited, RunMounts.Cache(AptCommands.Archives, isLocked: true), RunMounts.Cache(AptCommands.Lists, isLocked: true));
    }

    private static List<ShellCommand> Cleaning(RunText run) =>
        [.. run.Commands.Where(command => AptCommands.RemovesLists(command) || AptCommands.IsClean(command))];
}
