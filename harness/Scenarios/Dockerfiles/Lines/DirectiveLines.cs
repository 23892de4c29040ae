using System.Buffers;

namespace ImageBench.Scenarios.Dockerfiles.Lines;

/// <summary>
/// The parser directives at the beginning of a file, given line by line, such as <c># escape=`</c>. They stand before everything else: any
/// other line, a comment and a directive that Docker does not know among them, ends them.
/// </summary>
internal sealed class DirectiveLines(string sign)
{
    private static readonly string[] Known = ["syntax", "escape", "check"];
    private static readonly SearchValues<char> NameLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly char[] Blanks = ['\t', '\n', '\f', '\r', ' '];

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private bool _isOver;

    /// <summary>Whether one stood there twice, which Docker refuses.</summary>
    public bool IsDouble { get; private set; }

    /// <summary>
    /// The frontend that a file asks for, by the first of three ways that says one: # syntax=, // syntax= or, in JSON, "syntax". Null:
    /// none.
    /// </summary>
    public static string? Syntax(string text)
    {
        // For this alone a line of a shell's kind may come first.
        var begin = text.StartsWith("#!", StringComparison.Ordinal) ? text.IndexOf('\n', StringComparison.Ordinal) + 1 : 0;
        var rest = begin == 0 && text.StartsWith("#!", StringComparison.Ordinal) ? "" : text[begin..];
        var value = Find(rest, "#") ?? Find(rest, "//") ?? JsonSyntax.Of(rest);
        return value?.Split(' ')[0] is { Length: > 0 } image ? image : null;
    }

    /// <summary>The directive of the next line; null where it has none.</summary>
    public (string Name, string Value)? Next(string line)
    {
        if (_isOver || Read(line) is not { } found || !Known.Contains(found.Name))
        {
            _isOver = true;
            return null;
        }

        if (_seen.Add(found.Name))
            return found;
        IsDouble = true;
        return null;
    }

    private static string? Find(string text, string sign)
    {
        var directives = new DirectiveLines(sign);
        for (var begin = 0; begin < text.Length && !directives._isOver && !directives.IsDouble;)
        {
            var end = text.IndexOf('\n', begin);
            var line = end < 0 ? text[begin..] : text[begin..end];
            if (directives.Next(line.TrimEnd('\r')) is { Name: "syntax", Value: var value })
                return value;
            begin = end < 0 ? text.Length : end + 1;
        }

        return null;
    }

    private (string Name, string Value)? Read(string line)
    {
        if (!line.StartsWith(sign, StringComparison.Ordinal))
            return null;
        var text = line.AsSpan(sign.Length).TrimStart();
        var length = text.IndexOfAnyExcept(NameLetters);
        if (length <= 0 || char.IsAsciiDigit(text[0]))
            return null;
        var value = text[length..].TrimStart(Blanks);
        if (value.Length < 2 || value[0] != '=')
            return null;
        var trimmed = value[1..].Trim(Blanks);
        return (text[..length].ToString().ToLowerInvariant(), trimmed.Length == 0 ? value[^1].ToString() : trimmed.ToString());
    }
}
