using System.Text;

namespace ImageBench.Advice.Lines;

/// <summary>Puts the parts of a changed Dockerfile together, and keeps where in it which reasons stand.</summary>
internal sealed class PartWriter(string newLine)
{
    private readonly StringBuilder _text = new();
    private readonly List<(int Begin, int End, IReadOnlyList<string> Reasons)> _reasons = [];

    public string Text => _text.ToString();

    public void Add(SourcePart part, PartEdit? edit)
    {
        if (edit is null)
        {
            Write(part.Text, part.Reasons, isLine: false);
            return;
        }

        IReadOnlyList<string> reasons = [.. part.Reasons, edit.Reason];
        Write(Lines(edit.Before), [edit.Reason], isLine: true);
        if (edit.Text is null)
            Write(part.Text, part.Reasons, isLine: edit.After.Length > 0);
        else
            Write(Lines(edit.Text), reasons, isLine: part.Text.EndsWith('\n') || edit.After.Length > 0);
        Write(Lines(edit.After), [edit.Reason], isLine: part.Text.EndsWith('\n'));
    }

    /// <summary>Tells the instructions of what was written why they are there, or are as they are.</summary>
    public void GiveReasons(IEnumerable<SourcePart> instructions)
    {
        foreach (var (begin, end, reasons) in _reasons)
        {
            // Of several instructions for one reason the first one says it.
            var part = instructions.FirstOrDefault(part => part.Begin >= begin && part.Begin < end);
            part?.GiveReasons([.. part.Reasons.Concat(reasons).Distinct()]);
        }
    }

    private void Write(string text, IReadOnlyList<string> reasons, bool isLine)
    {
        if (text.Length == 0)
            return;
        // What is put behind a last line without an end.
        if (_text.Length > 0 && _text[^1] != '\n')
            _text.Append(newLine);
        var begin = _text.Length;
        _text.Append(text);
        if (isLine && !text.EndsWith('\n'))
            _text.Append(newLine);
        if (reasons.Count > 0)
            _reasons.Add((begin, _text.Length, reasons));
    }

    private string Lines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", newLine, StringComparison.Ordinal);
}
