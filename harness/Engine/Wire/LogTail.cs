using System.Text;

namespace ImageBench.Engine.Wire;

/// <summary>The last lines that a build's steps printed, oldest first; a chatty step cannot make it large.</summary>
internal sealed class LogTail
{
    private const int MaxLines = 20;
    private const int MaxLineLength = 500;

    private readonly Queue<string> _lines = new();
    private readonly StringBuilder _open = new();
    private Escape _escape;
    private bool _returned;

    // Where in a terminal's escape sequence ("ESC [ 91 m" for a colour) the output stands; a piece may end within one.
    private enum Escape
    {
        None,
        Begun,
        Parameters,
    }

    public IReadOnlyList<string> Lines => _open.Length == 0 ? [.. _lines] : [.. _lines, _open.ToString()];

    /// <summary>Takes output as it comes, in pieces that may begin and end within a line. As on a terminal, what follows a lone CR replaces the line.</summary>
    public void Add(string output)
    {
        foreach (var character in output)
        {
            if (character == '\n')
                Close();
            else if (character == '\r')
                _returned = true;
            else if (!IsOfEscape(character) && !char.IsControl(character))
                Append(character);
        }
    }

    private bool IsOfEscape(char character)
    {
        var before = _escape;
        _escape = (before, character) switch
        {
            (_, '\e') => Escape.Begun,
            (Escape.Begun, '[') => Escape.Parameters,
            (Escape.Parameters, < '@' or > '~') => Escape.Parameters,
            _ => Escape.None,
        };
        return before != Escape.None || _escape != Escape.None;
    }

    private void Append(char character)
    {
        if (_returned)
            _open.Clear();
        _returned = false;
        if (_open.Length < MaxLineLength)
            _open.Append(character);
    }

    private void Close()
    {
        _escape = Escape.None;
        _returned = false;
        if (_open.Length == 0)
            return;
        _lines.Enqueue(_open.ToString());
        _open.Clear();
        if (_lines.Count > MaxLines)
            _lines.Dequeue();
    }
}
