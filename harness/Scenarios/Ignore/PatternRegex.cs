using System.Text;
using System.Text.RegularExpressions;

namespace ImageBench.Scenarios.Ignore;

/// <summary>
/// A pattern with wildcards as the regular expression that Docker makes of it. Docker turns each sign by itself, knowing nothing of brackets,
/// so that [a*] or a\d mean what the expression then says and not what a shell would; the oddities are kept, since users' builds have them.
/// </summary>
internal sealed class PatternRegex
{
    // One character as Docker counts them: those beyond the basic plane are two units here, never to be matched by halves.
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    private readonly StringBuilder _text = new(@"\A");
    private StringBuilder? _list;

    private PatternRegex()
    {
    }

    public static (Regex? Regex, PatternFlaw? Flaw) Of(string pattern)
    {
        var translation = new PatternRegex();
        for (var at = 0; at < pattern.Length; at++)
        {
            if (translation.Add(pattern, ref at) is { } flaw)
                return (null, flaw);
        }

        try
        {
            return (new Regex(translation._text.Append(@"\z").ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), null);
        }
        catch (ArgumentException)
        {
            return (null, new PatternFlaw("has a range in [ ] that runs backwards", "Write the lower end first, such as [a-z]"));
        }
    }

    private PatternFlaw? Add(string pattern, ref int at)
    {
        switch (pattern[at])
        {
            case '*' when at + 1 < pattern.Length && pattern[at + 1] == '*':
                at += at + 2 < pattern.Length && pattern[at + 2] == '/' ? 2 : 1;
                Put(at + 1 == pattern.Length ? ".*" : "(.*/)?");
                return null;
            case '*' or '?':
                PutAnyButSlash(pattern[at] == '*' ? "*" : "");
                return null;
            case '\\':
                return AddEscape(pattern[++at]);
            case '[' when _list is null:
                _list = new StringBuilder();
                return null;
            case '[' when at + 1 < pattern.Length && pattern[at + 1] == ':':
                return new PatternFlaw("has a named class in [ ]", "Write the characters themselves, such as [a-z]");
            case ']' when _list is not null:
                EndList("");
                return null;
            case var unit when char.IsSurrogate(unit) && _list is not null:
                return new PatternFlaw("has a character beyond the basic plane in [ ]", "Write ? in its place");
            case var unit:
                Put(unit is '.' or '+' or '(' or ')' or '|' or '{' or '}' or '$' or '[' ? $"\\{unit}" : $"{unit}");
                return null;
        }
    }

    private void Put(string piece) => (_list ?? _text).Append(piece);

    private void PutAnyButSlash(string repeat)
    {
        // Inside brackets Docker's "[^/]" closes the list that it stands in.
        if (_list is null)
            _list = new StringBuilder("^/");
        else
            _list.Append(@"\[^/");
        EndList(repeat);
    }

    private void EndList(string repeat)
    {
        _text.Append(_list![0] == '^' ? $@"(?:{Pair}|[{_list}\uD800-\uDFFF]){repeat}" : $"[{_list}]{repeat}");
        _list = null;
    }

    private PatternFlaw? AddEscape(char sign)
    {
        var meaning = sign switch
        {
            'd' => "0-9",
            'D' => @"\0-/:-\uFFFF",
            's' => @"\t\n\f\r ",
            'S' => @"\0-\x08\x0B\x0E-\x1F!-\uFFFF",
            'w' => "0-9A-Za-z_",
            'W' => @"\0-/:-@\[-^`{-\uFFFF",
            _ => null,
        };
        if (meaning is not null)
            Put(_list is null ? $"[{meaning}]" : meaning);
        else if (sign == '_')
            Put("_");
        else if (IsEscape(sign))
            Put($"\\{sign}");
        else
            return new PatternFlaw($"has a backslash before \"{sign}\", which Docker refuses", "Write / between folders");
        return null;
    }

    // Control characters and any punctuation, and outside brackets also places in the text.
    private bool IsEscape(char sign)
    {
        if (char.IsAsciiLetterOrDigit(sign))
            return sign is 'a' or 'f' or 'n' or 'r' or 't' or 'v' || (_list is null && sign is 'A' or 'b' or 'B' or 'z');
        return char.IsAscii(sign);
    }
}
