using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites;

/// <summary>Edits of single commands, wherever a Dockerfile has them.</summary>
internal static class CommandEdits
{
    /// <summary>The text with an edit in each command that asks for one; null: none does.</summary>
    public static Rewritten? InEach(DockerfileSource text, string reason, Func<ShellCommand, TextEdit?> edit) =>
        InEachRun(text, reason, run => run.Commands.Select(edit).OfType<TextEdit>());

    /// <summary>The text with edits in each RUN that asks for some; null: none does.</summary>
    public static Rewritten? InEachRun(DockerfileSource text, string reason, Func<RunText, IEnumerable<TextEdit>> edits)
    {
        List<PartEdit> changes = [];
        foreach (var run in text.Stages.SelectMany(RunText.In))
        {
            TextEdit[] found = [.. edits(run)];
            if (found.Length > 0)
                changes.Add(PartEdit.Replace(run.Part, run.Edited(found), reason));
        }

        return changes.Count == 0 ? null : new Rewritten(text.With(changes));
    }
}
