using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;
using ImageBench.Model.Builds;

namespace ImageBench.Advice.Rewrites.Copies;

/// <summary>Files get their owner or mode as they are copied, and are not written a second time.</summary>
internal abstract class OnCopy(string name, string does, string program, string flag) : Rewrite(
    name, does, "Docker's manual of COPY; hadolint's discussion of chown", "Nothing of the program.")
{
    /// <summary>Whether an owner or a mode may stand at COPY as it stands in the command.</summary>
    protected abstract bool IsPlain(string value);

    /// <summary>
    /// What stands at COPY for files that a command gives <paramref name="value"/>, by their paths; null: not certain.
    /// </summary>
    protected abstract string? OfFiles(string value, IReadOnlyCollection<string> paths, RewriteFacts facts);

    /// <summary>Whether it means the same at these copies as in a command of a step behind them.</summary>
    protected virtual bool IsSameAt(
        IReadOnlyList<CopyLine> copies, SourceStage stage, RunText run, ShellCommand command, string value) => true;

    /// <summary>Whether a folder that a copy makes on its way gets it as well.</summary>
    protected virtual bool IsOfFolders(string value) => true;

    public override IReadOnlyList<string>? SavesIn => [];

    protected override bool IsOfOnePlace => true;

    protected override IReadOnlyList<string> Words => ["chown", "chmod"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        if (facts.Builder != Builder.BuildKit)
            return null;
        var walk = facts.Walk(text);
        foreach (var stage in walk.Shipped)
        {
            var written = WrittenByCopy.In(walk, stage, facts);
            foreach (var run in RunText.In(stage))
            {
                if (run.Flags.Count == 0 && run.IsChain
                    && (Edits(walk, stage, run) ?? FileEdits(walk, stage, run, written, facts)) is { } edits)
                {
                    return new Rewritten(text.With(edits));
                }
            }
        }

        return null;
    }

    private List<PartEdit>? Edits(StageWalk walk, SourceStage stage, RunText run)
    {
        if (run.Commands is not [..,
            { IsRedirected: false, Words: [_, { Value: "-R" }, { Value: { } value }, { Value: { } folder } place] } last]
            || last.Program != program || !IsPlain(value))
        {
            return null;
        }

        var target = CleanFolder.Joined(walk.Folder(stage, run.Part), folder);
        var before = run.Commands.SkipLast(1).ToList();
        if (target is null or "/" || !before.All(CopiedFolder.IsOfAccounts))
            return null;
        var copied = new CopiedFolder(walk, stage, target);
        if (copied.Before(run.Part, copy => copy.Has(flag) || (copy.Target != target && !IsOfFolders(value))) is not { } copies)
            return null;
        // The folder itself was changed too, which writes no file.
        var single = new TextEdit(last.Words[1].Begin, last.Words[2].Begin, "");
        var edits = copies.Select(copy => PartEdit.Replace(copy.Part, copy.WithFlag($"--{flag}={value}"), Reason)).ToList();
        if (before.Count == 0)
            return IsSameAt(copies, stage, run, last, value) ? [.. edits, PartEdit.Replace(run.Part, run.Edited(single), Reason)] : null;
        // Whom the files are to belong to has to be there before them.
        var first = copies[0].Part;
        edits[0] = edits[0] with { Text = run.Edited(single).TrimEnd() + "\n" + edits[0].Text };
        return stage.Instructions.SkipWhile(part => part != first).TakeWhile(part => part != run.Part)
            .All(part => part.Word is "COPY" or "WORKDIR")
            && place.Text.StartsWith('/') && copied.IsMadeAt(first)
            ? [.. edits, PartEdit.Remove(run.Part, Reason)]
            : null;
    }

    // Of single files, by a command that is gone then.
    private List<PartEdit>? FileEdits(
        StageWalk walk, SourceStage stage, RunText run, IReadOnlyDictionary<SourcePart, WrittenByCopy> written, RewriteFacts facts)
    {
        foreach (var command in run.Commands.Where(command => command.Program == program && !command.IsRedirected))
        {
            if (command.Words is not [_, { Value: [not '-', ..] value }, _, ..]
                || CopiedFiles.Of(walk, stage, run, command, written) is not { } files || files.Copies.Any(copy => copy.Has(flag))
                || OfFiles(value, files.Paths, facts) is not { } known || !IsSameAt(files.Copies, stage, run, command, known))
            {
                continue;
            }

            return
            [
                .. files.Copies.Select(copy => PartEdit.Replace(copy.Part, copy.WithFlag($"--{flag}={known}"), Reason)),
                // What is said for other commands alone is of no use without them.
                run.Commands.Any(other => other != command && other.Program != "set") && run.Without([command]) is { } without
                    ? PartEdit.Replace(run.Part, run.Edited(without), Reason)
                    : PartEdit.Remove(run.Part, Reason),
            ];
        }

        return null;
    }
}
