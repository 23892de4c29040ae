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

    protected override IReadOnlyList<string> Words => ["rm ", "remove", "purge", "del ", "erase", "autoremove"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        var walk = facts.Walk(text);
        foreach (var stage in walk.Shipped)
        {
            for (var at = 1; at < stage.Instructions.Count; at++)
            {
                if (RunText.At(stage, stage.Instructions[at]) is not { Flags.Count: 0, IsChain: true } removal)
                    continue;
                if (Writer(walk, facts, stage, at, removal) is { } from && Joined(text, stage, from, at) is { } joined)
                    return joined;
            }
        }

        return null;
    }

    // The place of the step that wrote what the removal takes away, where all between can stand in one layer with them.
    private static int? Writer(StageWalk walk, RewriteFacts facts, SourceStage stage, int at, RunText removal)
    {
        for (var from = at - 1; from >= 0; from--)
        {
            var part = stage.Instructions[from];
            if (part.Word is "COPY" or "WORKDIR")
                continue;
            if (RunText.At(stage, part) is not { Flags.Count: 0, IsChain: true } run || LaterWords.ChangeTheShell(run)
                || run.Script.Text.EndsWith(';'))
            {
                return null;
            }

            if (!LaterWords.IsRemovedBy(run, removal, walk.Folder(stage, part), walk.Folder(stage, removal.Part))
                && !MeasuredWaste.IsRemovedBy(facts, run, removal, walk.Folder(stage, removal.Part)))
            {
                continue;
            }

            var between = stage.Instructions.Skip(from + 1).Take(at - from - 1).Where(other => other.Word is "COPY" or "WORKDIR").ToList();
            return between.Count == 0 || (run.Commands.All(LaterWords.IsOfPackages) && between.All(CanComeFirst)) ? from : null;
        }

        return null;
    }

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

    private Rewritten? Joined(DockerfileSource text, SourceStage stage, int from, int to)
    {
        var parts = stage.Instructions.Skip(from).Take(to - from + 1).ToList();
        var runs = parts.Where(part => part.Word == "RUN").Select(part => RunText.At(stage, part)!).ToList();
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
