using System.Text;

namespace ImageBench.Engine;

/// <summary>The last lines that a build's steps printed, oldest first; a chatty step cannot make it large.</summary>
internal sealed class LogTail
{
    private const int MaxLines = 20;
    private const int MaxLineLength = 500;

    private readonly Queue<string> _lines = new();
    private readonly StringBuilder _open = new();

    public IReadOnlyList<string> Lines => _open.Length == 0 ? [.. _lines] : [.. _lines, _open.ToString()];

    /// <summary>Takes output as it comes, in pieces that may begin and end within a line.</summary>
    public void Add(string output)
    {
        foreach (var character in output)
        {
            if (character is '\n' or '\r')
                Close();
            else if (_open.Length < MaxLineLength && !char.IsControl(character))
                _open.Append(character);
        }
    }

    private void Close()
    {
        if (_open.Length == 0)
            return;
        _lines.Enqueue(_open.ToString());
        _open.Clear();
        if (_lines.Count > MaxLines)
            _lines.Dequeue();
    }
}
