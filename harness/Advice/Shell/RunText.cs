using System.Text;
using ImageBench.Advice.Lines;
using ImageBench.Scenarios.Dockerfiles.Lines;

namespace ImageBench.Advice.Shell;

/// <summary>A RUN instruction whose commands are known for certain: run by a shell for Linux, without a here-document.</summary>
internal sealed record RunText(SourcePart Part, ShellScript Script, bool EndsAtFailure)
{
    private static readonly TextEdit[] Nothing = [];
    private static readonly string[] Shells = ["sh", "bash", "ash", "dash"];

    public IReadOnlyList<ShellCommand> Commands => Script.Commands;

    public IReadOnlyList<string> Flags => Part.Line!.Flags;

    /// <summary>Whether each command runs only where all before it did.</summary>
    public bool IsChain => Script.IsChain(EndsAtFailure);

    /// <summary>All of a stage's that are certain.</summary>
    public static IEnumerable<RunText> In(SourceStage stage) => stage.Instructions.Select(part => At(stage, part)).OfType<RunText>();

    /// <summary>The edits of stages whose certain ones are changed each by itself; null: that one is left as it is.</summary>
    public static IReadOnlyList<PartEdit> EditsOf(IEnumerable<SourceStage> stages, Func<RunText, string?> change, string reason) =>
    [
        .. from run in stages.SelectMany(In)
           let changed = change(run)
           where changed is not null
           select PartEdit.Replace(run.Part, changed, reason),
    ];

    /// <summary>Null: the instruction is none, or not certain.</summary>
    public static RunText? At(SourceStage stage, SourcePart part)
    {
        if (part.Word != "RUN" || part.Line!.HasHereDocument || part.Rest.Length == 0 || JsonSyntax.IsListOfTexts(part.Rest))
            return null;
        var shell = stage.Shell(part);
        if (shell is not null && !IsKnown(shell.Rest))
            return null;
        return ShellScript.Read(part.Rest) is { Commands.Count: > 0 } script
            ? new RunText(part, script, shell is not null && EndsAtFailureIn(shell.Rest))
            : null;
    }

    /// <summary>A command as it is written, with where its output goes.</summary>
    public string TextOf(ShellCommand command) => Script.Text[command.Begin..command.End];

    /// <summary>The whole instruction with these edits of its commands' text, its lines and comments kept.</summary>
    public string Edited(params IEnumerable<TextEdit> edits)
    {
        var text = new StringBuilder(Part.Text);
        foreach (var edit in edits.OrderByDescending(edit => edit.Begin).ThenByDescending(edit => edit.End))
        {
            // What is put in stands behind the letter before it, not before the letter behind it, which may be lines away.
            var begin = edit.Begin == edit.End ? Behind(edit.Begin) : Part.PlaceOfRest(edit.Begin);
            var end = edit.Begin == edit.End ? begin : Behind(edit.End);
            text.Remove(begin, end - begin).Insert(begin, edit.Text);
        }

        return text.ToString();
    }

    /// <summary>The edit that puts a command behind all others, laid out as they are; it runs only where they did.</summary>
    public TextEdit Append(string command)
    {
        // A ";" that is escaped is a word, as at the end of find -exec.
        var end = Math.Max(Script.Text.AsSpan().TrimEnd("; \t").Length, Commands[^1].End);
        var lines = Part.Text.TrimEnd().Split('\n');
        var last = lines[^1];
        var indent = last[..^last.TrimStart().Length];
        var layout = lines.Length == 1 ? " " : $" \\\n{(indent.Length == 0 ? "    " : indent)}";
        return new TextEdit(end, end, $"{layout}&& {command}");
    }

    /// <summary>The edit that puts a command right behind one of the others, so that nothing is between; null: not certain.</summary>
    public TextEdit? Append(ShellCommand last, string command)
    {
        if (last == Commands[^1])
            return Append(command);
        if (!IsChain)
            return null;
        var next = Commands.SkipWhile(other => other != last).ElementAt(1);
        return new TextEdit(last.End, last.End, next.Joint == ";" ? $"; {command}" : $" && {command}");
    }

    /// <summary>The edits that take commands out of a chain; null where nothing would be left of it.</summary>
    public IReadOnlyList<TextEdit>? Without(IReadOnlyCollection<ShellCommand> commands)
    {
        var kept = Commands.Where(command => !commands.Contains(command)).ToList();
        if (kept.Count == 0)
            return null;
        return
        [
            .. Commands.TakeWhile(commands.Contains).Any() ? [new TextEdit(Commands[0].Begin, kept[0].Begin, "")] : Nothing,
            .. Commands.Zip(Commands.Skip(1))
                .Where(pair => commands.Contains(pair.Second) && pair.First.Begin >= kept[0].Begin)
                .Select(pair => new TextEdit(pair.First.End, pair.Second.End, "")),
        ];
    }

    /// <summary>The instruction's text, which may be edited, with flags before all others.</summary>
    public string WithFlags(string text, params IEnumerable<string> flags)
    {
        var begin = Part.Text.Length - Part.Text.TrimStart().Length + Part.Word.Length;
        return text.Insert(begin, string.Concat(flags.Select(flag => $" {flag}")));
    }

    private int Behind(int at) => at == 0 ? Part.PlaceOfRest(0) : Part.PlaceOfRest(at - 1) + 1;

    private static bool IsKnown(string shell) =>
        Words(shell) is [var program, .., ['-', .., 'c']]
        && Shells.Contains(program[(program.LastIndexOf('/') + 1)..]);

    private static bool EndsAtFailureIn(string shell) =>
        Words(shell) is { } words
            && words.Skip(1).Any(word => word is ['-', not '-', ..] && word.Contains('e', StringComparison.Ordinal));

    private static IReadOnlyList<string>? Words(string shell) => JsonWords.Read(shell);
}
