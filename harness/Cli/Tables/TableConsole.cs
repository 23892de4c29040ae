using ImageBench.Cli.Displays;
using ImageBench.Cli.Lines;
using ImageBench.Model;

namespace ImageBench.Cli.Tables;

/// <summary>
/// Where tables and sentences for people are written: on a terminal they are folded between words to its width, at the end of a pipe
/// nothing is, since it has no width.
/// </summary>
internal sealed class TableConsole(TextWriter output, int? width, bool isDrawn, bool hasColours)
{
    private const int LeastWidth = 20;

    private readonly TextWriter _output = PlainWriter.ForDrawing(output);

    /// <summary>Whether somebody looks at a terminal.</summary>
    public bool IsTerminal => width is not null;

    public static TableConsole On(TextWriter output)
    {
        var terminal = Terminal.Behind(output);
        return new TableConsole(
            output,
            terminal is null ? null : Math.Max(LeastWidth, terminal.Size().Columns),
            terminal is { CanBeDrawnOver: true },
            terminal is { HasColours: true });
    }

    /// <summary>A table and an empty line.</summary>
    public void Write(FittedTable table)
    {
        foreach (var line in table.Lines(width))
            Write(line);
        _output.WriteLine();
    }

    /// <summary>A sentence that stands so far in; where it is folded, its further lines stand further in.</summary>
    public void Say(string sentence, int indent = 0, int hanging = 0, LineLook look = LineLook.Plain)
    {
        var text = PlainText.Line(sentence).Replace("\t", "  ", StringComparison.Ordinal);
        var before = new string(' ', indent);
        foreach (var line in width is { } known ? TextFold.Lines(text, Math.Max(LeastWidth, known - indent - hanging)) : [text])
        {
            Write(new ShownLine(before + line, look));
            before = new string(' ', indent + hanging);
        }
    }

    /// <summary>An empty line.</summary>
    public void Space() => _output.WriteLine();

    private void Write(ShownLine line) => _output.WriteLine(isDrawn ? line.Drawn(hasColours) : JobCommands.Apart(line.Text));
}
