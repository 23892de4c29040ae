using System.Globalization;
using System.Text;

namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>
/// Reads what patterns become of Go's regular expressions. .NET's own differ in what is a number of times, a letter behind a backslash
/// or a list; and of those that take linear time it refuses long ones, which Docker takes.
/// </summary>
internal sealed class RegexReader
{
    private const int MostTimes = 1000;

    private readonly int[] text;
    private int at;

    private RegexReader(string text) => this.text = [.. text.EnumerateRunes().Select(rune => rune.Value)];

    public static (RegexNode? Regex, PatternFlaw? Flaw) Read(string text)
    {
        try
        {
            return (new RegexReader(text).Choice(), null);
        }
        catch (PatternFlawException refused)
        {
            return (null, refused.Flaw);
        }
    }

    private RegexNode Choice()
    {
        List<RegexNode> parts = [Sequence()];
        while (Took('|'))
            parts.Add(Sequence());
        return parts.Count == 1 ? parts[0] : new RegexChoice(parts);
    }

    private RegexSequence Sequence()
    {
        List<RegexNode> parts = [];
        var isRepeated = false;
        while (at < text.Length && text[at] is not ('|' or ')'))
        {
            if (Repeat() is not { } times)
            {
                isRepeated = false;
                parts.AddRange(Parts());
                continue;
            }

            if (isRepeated || parts.Count == 0)
                throw PatternFlawException.Of("repeats with { } what cannot be repeated", @"Write \{ for a brace in a name");
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
        if (Took('*'))
            return (0, null);
        if (Took('?'))
            return (0, 1);
        if (text[at] != '{')
            return null;
        var begin = at++;
        var least = Number();
        var most = Took(',') ? text.ElementAtOrDefault(at) == '}' ? null : Number() ?? -1 : least;
        if (least is null || most == -1 || !Took('}'))
        {
            at = begin;
            return null;
        }

        if (least > MostTimes || most > MostTimes || most < least)
            throw PatternFlawException.Of("has a number of times in { } that Docker refuses", @"Write \{ for a brace in a name");
        return (least.Value, most);
    }

    // Null for what is no number: none with a zero before it is.
    private int? Number()
    {
        var begin = at;
        while (at < text.Length && text[at] is >= '0' and <= '9')
            at++;
        if (at == begin || (text[begin] == '0' && at - begin > 1))
            return null;
        return at - begin > 8 ? int.MaxValue : int.Parse(Slice(begin, at), CultureInfo.InvariantCulture);
    }

    private IEnumerable<RegexNode> Parts()
    {
        var sign = text[at++];
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
                at++;
                return [group];
            case '[':
                return [new RegexCharacter(new RegexListReader(text, ref at).Set)];
            case '\\':
                return Escape();
            default:
                return [new RegexCharacter(CharacterSet.Of(sign))];
        }
    }

    private IEnumerable<RegexNode> Escape()
    {
        var edge = text[at] switch
        {
            'A' => RegexEdgeKind.Begin,
            'z' => RegexEdgeKind.End,
            'b' => RegexEdgeKind.WordBoundary,
            'B' => RegexEdgeKind.NoWordBoundary,
            _ => (RegexEdgeKind?)null,
        };
        if (edge is { } kind)
        {
            at++;
            return [new RegexEdge(kind)];
        }

        if (Took('Q'))
            return Quoted();
        if (CharacterSet.Escaped(text[at]) is not { } ranges)
            return [new RegexCharacter(CharacterSet.Of(RegexEscape.Read(text, ref at)))];
        at++;
        return [new RegexCharacter(new CharacterSet(ranges, isNegated: false))];
    }

    // Everything up to \E is text, or to the end of all: also the sign there that stands for it.
    private List<RegexNode> Quoted()
    {
        var begin = at;
        while (at < text.Length && !(text[at] == '\\' && text.ElementAtOrDefault(at + 1) == 'E'))
            at++;
        List<RegexNode> quoted = [.. text[begin..at].Select(sign => new RegexCharacter(CharacterSet.Of(sign)))];
        at = Math.Min(at + 2, text.Length);
        return quoted;
    }

    private bool Took(char sign)
    {
        if (at >= text.Length || text[at] != sign)
            return false;
        at++;
        return true;
    }

    private string Slice(int begin, int end) => string.Concat(text[begin..end].Select(sign => new Rune(sign).ToString()));
}
