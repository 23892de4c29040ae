using System.Text;
using ImageBench.Cli.Lines;

namespace ImageBench.Cli.Displays;

/// <summary>
/// Lines at the end of what a terminal shows that are drawn over again and again; what is said scrolls away above them. Each time is one
/// write. The cursor stays visible, below them: whatever ends the run, the terminal is as it was.
/// </summary>
internal sealed class LiveScreen(TextWriter output, Terminal terminal)
{
    private const string ToTheEndOfLine = "\u001b[K";
    private const string ToTheEnd = "\u001b[J";
    private const string AllAnew = "\u001b[H\u001b[2J";

    // As much as the highest window shows.
    private const int MostKept = 200;

    private readonly TextWriter _output = PlainWriter.ForDrawing(output);
    private readonly Queue<string> _said = new();
    private (int Columns, int Rows)? _size;
    private int _drawn;

    public (int Columns, int Rows) Size => terminal.Size();

    /// <summary>Draws the lines in the place of those before, below what was said and what is <paramref name="saidNow"/>.</summary>
    public void Draw(IReadOnlyList<ShownLine> lines, params IReadOnlyList<string> saidNow)
    {
        var size = terminal.Size();
        Keep(saidNow);
        var drawing = new StringBuilder("\r");
        if (_size is { } before && before != size && _drawn > 0)
        {
            // What a window that is resized makes of its lines differs from one to the other.
            drawing.Append(AllAnew);
            var room = Math.Max(0, size.Rows - lines.Count - 1);
            saidNow = [.. _said.SelectMany(line => TextFold.Indented(line, size.Columns)).TakeLast(room)];
        }
        else if (_drawn > 0)
        {
            drawing.Append("\u001b[").Append(_drawn).Append('A');
        }

        var above = saidNow.SelectMany(line => TextFold.Indented(line, size.Columns)).Select(line => new ShownLine(line));
        foreach (var line in above.Concat(lines))
            drawing.Append(line.Drawn(terminal.HasColours)).Append(ToTheEndOfLine).Append('\n');
        _output.Write(drawing.Append(ToTheEnd).ToString());
        _output.Flush();
        (_drawn, _size) = (lines.Count, size);
    }

    private void Keep(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
            _said.Enqueue(line);
        while (_said.Count > MostKept)
            _said.Dequeue();
    }
}
