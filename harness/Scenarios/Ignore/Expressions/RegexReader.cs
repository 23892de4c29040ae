using System.Globalization;

namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>
/// Reads what patterns become of Go's regular expressions. .NET's own differ in what is a number of times, a letter behind a backslash
/// or a list; and of those that take linear time it refuses long ones, which Docker takes.
/// </summary>
internal sealed class RegexReader
{
    private const int MostTimes = 1000;

    private readonly RegexText _text;

    private RegexReader(RegexText text) => _text = text;

    public static (RegexNode? Regex, PatternFlaw? Flaw) Read(string text)
    {
        var signs = new RegexText(text);
        var regex = new RegexReader(signs).Choice();
        return signs.Flaw is { } flaw ? (null, flaw) : (regex, null);
    }

    private RegexNode Choice()
    {
        List<RegexNode> parts = [Sequence()];
        while (_text.Took('|'))
            parts.Add(Sequence());
        return parts.Count == 1 ? parts[0] : new RegexChoice(parts);
    }

    private RegexSequence Sequence()
    {
        List<RegexNode> parts = [];
        var isRepeated = false;
        while (!_text.IsOver && _text.Next is not ('|' or ')'))
        {
            if (Repeat() is not { } times)
            {
                isRepeated = false;
                parts.AddRange(Parts());
                continue;
            }

            if (isRepeated || parts.Count == 0)
            {
                _text.Refuse("repeats with { } what cannot be repeated", @"Write \{ for a brace in a name");
                break;
            }

            var part = new RegexRepeat(parts[^1], times.Least, times.Most);
            // What matches as often as it likes matches no more when it is there twice: **/**/ would take a step more for each.
            if (parts.Count > 1 && part.Part is RegexSequence && Same(parts[^2], part))
                parts.RemoveAt(parts.Count - 1);
            else
                parts[^1] = part;
            isRepeated = true;
        }

        return new RegexSequence(parts);
    }

    private static bool Same(RegexNode before, RegexRepeat part) =>
        before is RegexRepeat { Part: RegexSequence, Least: 0, Most: 1 } && part is { Least: 0, Most: 1 };

    private (int Least, int? Most)? Repeat()
    {
        if (_text.Took('*'))
            return (0, null);
        if (_text.Took('?'))
            return (0, 1);
        var begin = _text.At;
        if (!_text.Took('{'))
            return null;
        var least = Number();
        var hasNoEnd = _text.Next == ',' && _text.Ahead(1) == '}';
        var most = !_text.Took(',') ? least : hasNoEnd ? null : Number();
        if (least is null || (most is null && !hasNoEnd) || !_text.Took('}'))
        {
            _text.At = begin;
            return null;
        }

        if (least > MostTimes || most > MostTimes || most < least)
            _text.Refuse("has a number of times in { } that Docker refuses", @"Write \{ for a brace in a name");
        return (least.Value, most);
    }

    // Null for what is no number: none with a zero before it is.
    private int? Number()
    {
        var begin = _text.At;
        var first = _text.Next;
        while (_text.Next is >= '0' and <= '9')
            _text.At++;
        var length = _text.At - begin;
        if (length == 0 || (first == '0' && length > 1))
            return null;
        return length > 8 ? int.MaxValue : int.Parse(_text.Slice(begin, _text.At), CultureInfo.InvariantCulture);
    }

    private IEnumerable<RegexNode> Parts()
    {
        var sign = _text.Take();
        switch (sign)
        {
            case '^':
                return [new RegexEdge(RegexEdgeKind.Begin)];
            case '$':
                return [new RegexEdge(RegexEdgeKind.End)];
            case '.':
                return [new RegexCharacter(CharacterSet.AnyButLineFeed)];
            case '(':
                var group = Sequence();
                _text.Took(')');
                return [group];
            case '[':
                return [new RegexCharacter(RegexListReader.Read(_text))];
            case '\\':
                return Escape();
            default:
                return [new RegexCharacter(CharacterSet.Of(sign))];
        }
    }

    private IEnumerable<RegexNode> Escape()
    {
        var edge = _text.Next switch
        {
            'A' => RegexEdgeKind.Begin,
            'z' => RegexEdgeKind.End,
            'b' => RegexEdgeKind.WordBoundary,
            'B' => RegexEdgeKind.NoWordBoundary,
            _ => (RegexEdgeKind?)null,
        };
        if (edge is { } kind)
        {
            _text.At++;
            return [new RegexEdge(kind)];
        }

        if (_text.Took('Q'))
            return Quoted();
        if (CharacterSet.Escaped(_text.Next) is not { } ranges)
            return [new RegexCharacter(CharacterSet.Of(RegexEscape.Read(_text)))];
        _text.At++;
        return [new RegexCharacter(new CharacterSet(ranges, isNegated: false))];
    }

    // Everything up to \E is text, or to the end of all: also the sign there that stands for it.
    private List<RegexNode> Quoted()
    {
        List<RegexNode> quoted = [];
        while (!_text.IsOver && !(_text.Next == '\\' && _text.Ahead(1) == 'E'))
            quoted.Add(new RegexCharacter(CharacterSet.Of(_text.Take())));
        if (_text.Took('\\'))
            _text.At++;
        return quoted;
    }
}
