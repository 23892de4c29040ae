using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites;

/// <summary>Edits of single commands, wherever the stages have them.</summary>
internal static class CommandEdits
{
    /// <summary>The text with an edit in each command of these stages that asks for one; null: none does.</summary>
    public static Rewritten? InEach(
        DockerfileSource text, IEnumerable<SourceStage> stages, string reason, Func<ShellCommand, TextEdit?> edit) =>
        InEachRun(text, stages, reason, (_, run) => run.Commands.Select(edit).OfType<TextEdit>());

    /// <summary>The text with edits in each RUN of these stages that asks for some; null: none does.</summary>
    public static Rewritten? InEachRun(
        DockerfileSource text,
        IEnumerable<SourceStage> stages,
        string reason,
        Func<SourceStage, RunText, IEnumerable<TextEdit>> edits)
    {
        List<PartEdit> changes = [];
        foreach (var stage in stages)
        {
            foreach (var run in RunText.In(stage))
            {
                TextEdit[] found = [.. edits(stage, run)];
                if (found.Length > 0)
                    changes.Add(PartEdit.Replace(run.Part, run.Edited(found), reason));
            }
        }

        return changes.Count == 0 ? null : new Rewritten(text.With(changes));
    }
}
