using System.Text.RegularExpressions;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>Splits a Dockerfile into instructions: parser directives, comments, continuation lines, here-documents (whose content is skipped).</summary>
internal sealed partial class DockerfileLines
{
    private readonly string[] _lines;
    private readonly char _escape = '\\';
    private int _next;

    public DockerfileLines(string text)
    {
        _lines = text.TrimStart('\uFEFF').Split('\n');
        // Directives stand before everything else, each once; the first line that is none ends them.
        while (_next < _lines.Length && Directive().Match(_lines[_next]) is { Success: true } match)
        {
            _next++;
            var value = match.Groups["value"].Value;
            if (match.Groups["key"].Value.Equals("escape", StringComparison.OrdinalIgnoreCase))
                _escape = value == "`" ? '`' : '\\';
            else if (match.Groups["key"].Value.Equals("syntax", StringComparison.OrdinalIgnoreCase))
                Syntax ??= value;
        }
    }

    /// <summary>The frontend image that <c># syntax=</c> asks for, or null.</summary>
    public string? Syntax { get; }

    public char Escape => _escape;

    public IEnumerable<DockerfileLine> Read()
    {
        while (_next < _lines.Length)
        {
            var first = _next + 1;
            var text = Joined();
            if (text.Length == 0)
                continue;
            var line = DockerfileLine.Of(text, first);
            yield return line.Word is "RUN" or "COPY" or "ADD" ? line with { HasHereDocument = SkipHereDocuments(line.Rest) } : line;
        }
    }

    private string Joined()
    {
        var text = "";
        while (_next < _lines.Length)
        {
            var line = _lines[_next++].Trim();
            // Comments and empty lines between continuation lines are no part of the instruction, and do not end it.
            if (line.StartsWith('#') || line.Length == 0)
            {
                if (text.Length == 0)
                    return "";
                continue;
            }

            // An escaped escape character at the end of a line is that character.
            if (line[^1] != _escape || (line.Length > 1 && line[^2] == _escape))
                return text + line;
            text += line[..^1] + " ";
        }

        return text.Trim();
    }

    /// <summary>Approximate: a <c>&lt;&lt;NAME</c> counts as a here-document when a line with NAME alone follows, wherever it stands in the instruction.</summary>
    private bool SkipHereDocuments(string rest)
    {
        var begin = _next;
        foreach (Match match in HereDocument().Matches(rest))
        {
            var name = match.Groups["name"].Value;
            var indented = match.Groups["dash"].Success;
            var end = Array.FindIndex(_lines, _next, line => (indented ? line.TrimStart('\t') : line).TrimEnd('\r') == name);
            if (end >= 0)
                _next = end + 1;
        }

        return _next > begin;
    }

    [GeneratedRegex(@"\A\s*#\s*(?<key>[A-Za-z][A-Za-z0-9]*)\s*=\s*(?<value>\S.*?)\s*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Directive();

    [GeneratedRegex(@"(?<=\A|\s)[0-9]*<<(?<dash>-)?(?<quote>[""']?)(?<name>[A-Za-z_][A-Za-z0-9_.]*)\k<quote>(?=\s|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex HereDocument();
}
