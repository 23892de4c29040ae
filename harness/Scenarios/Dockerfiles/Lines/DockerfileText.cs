using System.Text;

namespace ImageBench.Scenarios.Dockerfiles.Lines;

/// <summary>
/// Splits a Dockerfile into instructions as BuildKit does: directives, comments, lines that go on, here-documents (whose content is
/// skipped).
/// </summary>
internal sealed class DockerfileText(string text)
{
    private const int LongestLine = 64 * 1024;

    private readonly string[] _lines = text.Split('\n');
    private readonly DirectiveLines _directives = new("#");
    private bool _hasEndlessHereDocument;
    private int _next;

    public char Escape { get; private set; } = '\\';

    /// <summary>
    /// Whether BuildKit, too, would read all of it so far; where it refuses to go on, the rest is read as well as can be.
    /// </summary>
    public bool IsCertain { get; private set; } = true;

    public IEnumerable<DockerfileLine> Read()
    {
        while (_next < _lines.Length)
        {
            var first = _next + 1;
            if (Joined() is not { } joined)
                continue;
            var line = DockerfileLine.Of(joined.Text, Escape, first) with { Joined = joined };
            var hasHereDocument = SkipHereDocuments(line, joined.Text);
            yield return line with { HasHereDocument = hasHereDocument, LastLine = _next };
        }
    }

    /// <summary>The next instruction's text; null where the line is empty or a comment.</summary>
    private JoinedText? Joined()
    {
        var written = Line();
        var line = written.TrimStart();
        ReadDirective(line);
        if (line.Length == 0 || line[0] == '#')
            return null;
        List<JoinedText.Part> parts = [new JoinedText.Part(0, _next, written.Length - line.Length)];
        var goesOn = GoesOn(ref line);
        if (!goesOn)
            return new JoinedText(line, parts);
        var text = new StringBuilder(line);
        while (goesOn && _next < _lines.Length)
        {
            line = Line();
            // Comments and empty lines between are no part of the instruction, and do not end it.
            if (line.AsSpan().TrimStart() is not { Length: > 0 } content || content[0] == '#')
                continue;
            goesOn = GoesOn(ref line);
            parts.Add(new JoinedText.Part(text.Length, _next, 0));
            text.Append(line);
        }

        return new JoinedText(text.ToString(), parts);
    }

    private string Line()
    {
        var line = _lines[_next++];
        IsCertain &= line.Length * 4 < LongestLine || Encoding.UTF8.GetByteCount(line) < LongestLine;
        return line.TrimEnd('\r');
    }

    private void ReadDirective(string line)
    {
        if (_directives.Next(line) is { Name: "escape", Value: var value })
        {
            Escape = value == "`" ? '`' : '\\';
            IsCertain &= value is "`" or "\\";
        }

        IsCertain &= !_directives.IsDouble;
    }

    // An escaped escape character at the end of a line is that character.
    private bool GoesOn(ref string line)
    {
        var trimmed = line.AsSpan().TrimEnd(" \t");
        if (trimmed.Length == 0 || trimmed[^1] != Escape || (trimmed.Length > 1 && trimmed[^2] == Escape))
            return false;
        line = trimmed[..^1].ToString();
        return true;
    }

    private bool SkipHereDocuments(DockerfileLine line, string text)
    {
        var part = line.Word == "ONBUILD" ? line.Trigger(Escape) : line;
        if (part.Word is not ("RUN" or "COPY" or "ADD"))
            return false;
        if (_hasEndlessHereDocument || !text.Contains("<<", StringComparison.Ordinal) || JsonSyntax.IsListOfTexts(part.Rest))
            return false;
        var (documents, isRefused) = HereDocument.In(text);
        IsCertain &= !isRefused;
        var begin = _next;
        foreach (var document in documents)
        {
            var end = Array.FindIndex(_lines, _next, document.EndsAt);
            if (end < 0)
            {
                // BuildKit reads no further; an older one, which knows no such documents, takes the lines for instructions.
                (_next, _hasEndlessHereDocument, IsCertain) = (begin, true, false);
                return false;
            }

            _next = end + 1;
        }

        return documents.Count > 0;
    }
}
