using System.Text;

namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>
/// The text of a regular expression, and how far it is read. The first flaw ends the reading: there is no more text then.
/// </summary>
internal sealed class RegexText(string text)
{
    private readonly int[] _signs = [.. text.EnumerateRunes().Select(rune => rune.Value)];

    public int At { get; set; }

    public PatternFlaw? Flaw { get; private set; }

    /// <summary>The next sign; 0 at the end.</summary>
    public int Next => Ahead(0);

    public bool IsOver => At >= _signs.Length;

    /// <summary>The sign so many behind the next; 0 where the text is over before.</summary>
    public int Ahead(int count) => At + count < _signs.Length ? _signs[At + count] : 0;

    public int Take() => IsOver ? 0 : _signs[At++];

    public bool Took(char sign)
    {
        if (IsOver || _signs[At] != sign)
            return false;
        At++;
        return true;
    }

    public string Slice(int begin, int end) => string.Concat(_signs[begin..end].Select(sign => new Rune(sign).ToString()));

    public void Refuse(string what, string remedy)
    {
        Flaw ??= new PatternFlaw(what, remedy);
        At = _signs.Length;
    }
}
