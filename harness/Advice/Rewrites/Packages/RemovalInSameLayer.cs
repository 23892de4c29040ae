using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Packages;

/// <summary>What a later layer removes is removed in the one that wrote it.</summary>
internal sealed class RemovalInSameLayer() : Rewrite(
    "removal-in-same-layer",
    "What one layer writes and a later one removes is removed in the layer that wrote it, since a later one only hides it.",
    "Docker's guide to layers; PARFUM",
    "Steps that become one run again together whenever one of them changes.")
{
    public override IReadOnlyList<string>? SavesIn => [];

    protected override bool IsOfOnePlace => true;

    protected override IReadOnlyList<string> Words => ["rm ", "remove", "purge", "del ", "erase", "autoremove"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        var walk = facts.Walk(text);
        foreach (var stage in walk.Shipped)
        {
            var steps = LayerStep.In(walk, stage, facts);
            for (var at = 1; at < steps.Count; at++)
            {
                // What was joined already is not joined to all that wrote the same before.
                if (steps[at] is { IsChain: true, Removes: true } && !steps[at].Part.Reasons.Contains(Reason)
                    && Writer(steps, at) is { } from && Joined(text, steps, from, at) is { } joined)
                {
                    return joined;
                }
            }
        }

        return null;
    }

    // The place of the step that wrote what the removal takes away, where all between can stand in one layer with them.
    private static int? Writer(IReadOnlyList<LayerStep> steps, int at)
    {
        for (var from = at - 1; from >= 0; from--)
        {
            var step = steps[from];
            if (step.Part.Word is "COPY" or "WORKDIR")
                continue;
            if (!step.IsChain || LaterWords.ChangeTheShell(step.Run!) || step.Run!.Script.Text.EndsWith(';'))
                return null;
            if (!step.IsRemovedBy(steps[at]))
                continue;
            List<SourcePart> between =
                [.. steps.Skip(from + 1).Take(at - from - 1).Select(other => other.Part).Where(part => part.Word is "COPY" or "WORKDIR")];
            return between.Count == 0 || (between.All(CanComeFirst) && Overtaken(steps, from, between[^1]).All(IsOfPackages)) ? from : null;
        }

        return null;
    }

    // The steps that what is copied comes before now, and no longer behind.
    private static IEnumerable<LayerStep> Overtaken(IReadOnlyList<LayerStep> steps, int from, SourcePart last) =>
        steps.Skip(from).TakeWhile(step => step.Part != last).Where(step => step.Run is not null);

    private static bool IsOfPackages(LayerStep step) =>
        step.Run!.Commands.All(command => AptCommands.RemovesLists(command)
            || (LaterWords.IsOfPackages(command) && !LaterWords.NamesFiles(command)));

    // What packages never write to, a file can be copied to before them.
    private static bool CanComeFirst(SourcePart part) =>
        part.Word == "WORKDIR"
            || (!part.Line!.HasHereDocument
                // The account of that name may come with a package.
                && !part.Line.FlagValues("chown").Any(owner => owner.Any(letter => !char.IsAsciiDigit(letter) && letter != ':'))
                && part.Rest.Split(' ')[^1] is var target
                && target.StartsWith('/')
                && !LaterWords.SystemFolders.Contains(target.Split('/')[1])
                && target.Split('/')[1].Length > 0);

    // Behind && the shell does not end at what fails before the last command, so one kind of joint has to do for all.
    private static string? Joint(List<RunText> runs) =>
        runs.All(run => run.Script.IsAndList) && !runs.Skip(1).Any(run => run.Commands[0].Program == "set") ? " \\\n && "
            : runs.All(run => run.Script.EndsAtFailure || (run == runs[^1] && run.Commands.Count == 1)) ? "; \\\n "
            : null;

    private Rewritten? Joined(DockerfileSource text, IReadOnlyList<LayerStep> steps, int from, int to)
    {
        List<LayerStep> joining = [.. steps.Skip(from).Take(to - from + 1)];
        List<SourcePart> parts = [.. joining.Select(step => step.Part)];
        List<RunText> runs = [.. joining.Where(step => step.Part.Word == "RUN").Select(step => step.Run!)];
        if (Joint(runs) is not { } joint)
            return null;
        var first = string.Concat(parts.Where(part => part.Word != "RUN").Select(part => part.Text.TrimEnd() + "\n"));
        var joined = runs[0].Part.Text.TrimEnd()
            + string.Concat(runs.Skip(1).Select(run => $"{joint}{run.Part.Text[run.Part.PlaceOfRest(0)..].TrimEnd()}"));
        return new Rewritten(text.With(parts.Select(part => part == runs[0].Part
            ? PartEdit.Replace(part, first + joined, Reason)
            : PartEdit.Remove(part, Reason))));
    }
}
