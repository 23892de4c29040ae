using System.Text;
using ImageBench.Model;

namespace ImageBench.Engine.Wire;

/// <summary>The last lines that a build's steps printed, oldest first; a chatty step cannot make it large.</summary>
internal sealed class LogTail
{
    private const int MaxLines = 20;
    private const int MaxLineLength = 500;

    // Of a step of which nothing is to be explained.
    private const int MaxLinesOfStep = 12;
    private const int MaxLengthOfStep = 2_000;

    // As it came, colours among it.
    private const int MaxRawLength = 4 * MaxLineLength;

    private readonly Queue<string> _lines = new();
    private readonly StringBuilder _open = new();
    private bool _returned;

    public IReadOnlyList<string> Lines => Shown() is { Length: > 0 } open ? [.. _lines, open] : [.. _lines];

    /// <summary>The last of them, as few as are kept of every step.</summary>
    public IReadOnlyList<string> OfStep
    {
        get
        {
            var lines = Lines;
            var (first, length) = (lines.Count, 0);
            while (first > 0 && lines.Count - first < MaxLinesOfStep && (length += lines[first - 1].Length) <= MaxLengthOfStep)
                first--;
            return [.. lines.Skip(first)];
        }
    }

    /// <summary>
    /// Takes output as it comes, in pieces that may begin and end within a line. As on a terminal, what follows a lone CR replaces the
    /// line.
    /// </summary>
    public void Add(string output)
    {
        foreach (var character in output)
        {
            if (character == '\n')
                Close();
            else if (character == '\r')
                _returned = true;
            else
                Append(character);
        }
    }

    private void Append(char character)
    {
        if (_returned)
            _open.Clear();
        _returned = false;
        if (_open.Length < MaxRawLength)
            _open.Append(character);
    }

    private void Close()
    {
        _returned = false;
        var line = Shown();
        _open.Clear();
        if (line.Length == 0)
            return;
        _lines.Enqueue(line);
        if (_lines.Count > MaxLines)
            _lines.Dequeue();
    }

    // Only a whole line shows which of its characters are a colour.
    private string Shown() => PlainText.LogLine(_open.ToString(), MaxLineLength);
}
