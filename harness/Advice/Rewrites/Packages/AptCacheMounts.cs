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
    public override RewriteAim Aim => RewriteAim.SizeAndTime;

    protected override IReadOnlyList<string> Words => ["apt-get"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        if (facts.Builder != Builder.BuildKit)
            return null;
        // One that is not certain would find no lists, and leave its packages in the image, now that nothing cleans behind it: so would the
        // steps of a stage that begins from one that is.
        var walk = facts.Walk(text);
        if (text.Instructions.Any(part => part.Word is "COPY" or "ADD" && AptCommands.NamesCache(part.Rest)))
            return null;
        var uncertain = text.Stages.Where(stage => Runs(stage) is null).SelectMany(walk.Line).ToHashSet();
        List<PartEdit> edits =
        [
            .. text.Stages.Where(stage => !uncertain.Contains(stage) && walk.IsOnBuilt(stage))
                .SelectMany(stage => Runs(stage)!)
                .Where(run => run.Commands.Any(AptCommands.IsUpdate))
                .Select(run => PartEdit.Replace(run.Part, Mounted(run), Reason)),
        ];
        return edits.Count == 0 ? null : new Rewritten(text.With(edits));
    }

    // All that may ask for packages; null: not certain of one of them.
    private static List<RunText>? Runs(SourceStage stage)
    {
        var parts = stage.Instructions.Where(part => part.Word is "RUN" or "ONBUILD" && AptCommands.MayBeIn(part.Text)).ToList();
        var runs = parts.Select(part => RunText.At(stage, part)).OfType<RunText>().ToList();
        return runs.Count == parts.Count && runs.All(IsCertain) ? runs : null;
    }

    // apt removes what it fetched by itself, and what installs without lists of its own takes those of a step before.
    private static bool IsCertain(RunText run)
    {
        var apt = run.Commands.Where(AptCommands.IsApt).ToList();
        return run.IsChain
            && run.Commands.All(command => command.Program is not ("apt" or "aptitude" or "dpkg") && !AptCommands.IsWrapped(command))
            && (!apt.Any(AptCommands.IsInstall) || AptCommands.IsUpdate(apt[0]))
            && !RunMounts.Covers(run, AptCommands.Lists)
            && !RunMounts.Covers(run, AptCommands.Archives)
            && !run.Script.Text.Contains("docker-clean", StringComparison.Ordinal)
            // What others left in the cache would be taken with it.
            && run.Commands.All(command => command.Program == "rm" || !AptCommands.NamesCache(run.TextOf(command)))
            && run.Without(Cleaning(run)) is not null;
    }

    private static string Mounted(RunText run)
    {
        var first = run.Commands.First(command => !Cleaning(run).Contains(command) && AptCommands.IsUpdate(command));
        // Before an && the shell would not end at what fails.
        var joint = run.Commands.Any(command => command.Joint == ";") ? ";" : " &&";
        var edited = run.Edited(
            [.. run.Without(Cleaning(run))!, new TextEdit(first.Begin, first.Begin, $"rm -f {AptCommands.Clean}{joint} ")]);
        return run.WithFlags(
            edited, RunMounts.Cache(AptCommands.Archives, isLocked: true), RunMounts.Cache(AptCommands.Lists, isLocked: true));
    }

    private static List<ShellCommand> Cleaning(RunText run) =>
        [.. run.Commands.Where(command => AptCommands.RemovesLists(command) || AptCommands.IsClean(command))];
}
