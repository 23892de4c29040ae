using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Packages;

/// <summary>The lists of packages go in the layer that fetched them.</summary>
internal sealed class AptListsRemoved() : Rewrite(
    "apt-lists-removed",
    "The lists of packages that apt-get update fetches are removed in the same layer, since only apt-get itself reads them.",
    "hadolint DL3009",
    "Whoever installs a package in a container of the image has to run apt-get update first.")
{
    private const string Removal = $"rm -rf {AptCommands.Lists}/*";

    public override IReadOnlyList<string>? SavesIn => [AptCommands.Lists];

    protected override IReadOnlyList<string> Words => ["apt"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        var walk = facts.Walk(text);
        List<PartEdit> edits = [];
        foreach (var stage in walk.Shipped.Where(stage => stage.Instructions.Count > 0))
        {
            var needing = LastNeeding(walk, stage);
            for (var at = 0; at < stage.Instructions.Count; at++)
            {
                if (RunText.At(stage, stage.Instructions[at]) is not { } run || !Keeps(run))
                    continue;
                var install = run.Commands.Any(AptCommands.IsInstall) ? null : Following(stage, at);
                var last = install ?? run;
                if (!last.Commands.Any(AptCommands.IsInstall) || needing > (install is null ? at : at + 1))
                    continue;
                // What updates alone is of no use by itself.
                if (install is null)
                {
                    edits.Add(PartEdit.Replace(run.Part, run.Edited(run.Append(Removal)), Reason));
                    continue;
                }

                edits.Add(PartEdit.Remove(run.Part, Reason));
                var first = new TextEdit(0, 0, $"{run.Script.Text[..run.Commands[^1].End]} && ");
                var joined = RemovesLists(install) ? install.Edited(first) : install.Edited(first, install.Append(Removal));
                edits.Add(PartEdit.Replace(install.Part, joined, Reason));
                at++;
            }
        }

        return edits.Count == 0 ? null : new Rewritten(text.With(edits));
    }

    private static bool Keeps(RunText run) =>
        run.Commands.Any(AptCommands.IsUpdate)
            && !run.Commands.Any(AptCommands.IsWrapped)
            && !RemovesLists(run)
            && !RunMounts.Covers(run, AptCommands.Lists);

    private static bool RemovesLists(RunText run) => run.Script.Text.Contains(AptCommands.Lists, StringComparison.Ordinal);

    // The step that follows at once, where it needs the lists that the one before it fetched.
    private static RunText? Following(SourceStage stage, int at) =>
        at + 1 < stage.Instructions.Count
            && RunText.At(stage, stage.Instructions[at]) is { Flags.Count: 0, Commands: [{ IsNested: false }] }
            && RunText.At(stage, stage.Instructions[at + 1]) is { Flags.Count: 0, Script.IsAndList: true } next
            && next.Commands[0].Program != "set"
            && !next.Commands.Any(AptCommands.IsWrapped)
            && !next.Commands.Any(AptCommands.IsUpdate)
            ? next
            : null;

    // The place of the last instruction that needs lists which an earlier one fetched: none is before all of a stage, and what stands in
    // a stage that begins from it is behind all of it.
    private static int LastNeeding(StageWalk walk, SourceStage stage)
    {
        if (!walk.After(stage, stage.Instructions[^1]).All(CanDoWithout))
            return stage.Instructions.Count;
        for (var at = stage.Instructions.Count - 1; at >= 0; at--)
        {
            if (!CanDoWithout(stage.Instructions[at]))
                return at;
        }

        return -1;
    }

    // A later step that installs brings the lists itself, or says nothing of packages at all.
    private static bool CanDoWithout(SourcePart part)
    {
        if (part.Word is not ("RUN" or "ONBUILD") || !AptCommands.MayBeIn(part.Text))
            return true;
        var commands = ShellScript.Read(part.Rest)?.Commands;
        return commands is not null
            && part.Word == "RUN"
            && !part.Line!.HasHereDocument
            && !commands.Any(AptCommands.IsWrapped)
            && commands.All(command => !AptCommands.IsInstall(command)
                || commands.TakeWhile(other => other != command).Any(AptCommands.IsUpdate));
    }
}
