namespace ImageBench.Scenarios.Dockerfiles.Shell;

/// <summary>A place in a text, and what is read there without knowing any variable.</summary>
internal sealed class ShellCursor(string text, char escape)
{
    private int _at = text.StartsWith('\uFEFF') ? 1 : 0;

    public bool IsOver => _at >= text.Length;

    /// <summary>The sign that stands here; none where the text is over.</summary>
    public char? Sign => IsOver ? null : text[_at];

    /// <summary>The sign that stands here, which is passed over.</summary>
    public char Take() => text[_at++];

    /// <summary>Passes over the sign where it stands here, and says whether it does.</summary>
    public bool Pass(char sign)
    {
        if (Sign != sign)
            return false;
        _at++;
        return true;
    }

    /// <summary>Nothing more is read.</summary>
    public void End() => _at = text.Length;

    /// <summary>The sign behind an escape character, and that as well where it is kept.</summary>
    public string Escaped(bool keepsEscape)
    {
        var begin = _at;
        _at = Math.Min(_at + 2, text.Length);
        return text[(keepsEscape ? begin : begin + 1).._at];
    }

    /// <summary>What stands between single quotes; null where the second is missing.</summary>
    public string? SingleQuoted(bool keepsQuotes)
    {
        var end = text.IndexOf('\'', _at + 1);
        if (end < 0)
            return null;
        var quoted = keepsQuotes ? text[_at..(end + 1)] : text[(_at + 1)..end];
        _at = end + 1;
        return quoted;
    }

    /// <summary>The next sign between double quotes. One that is escaped there, and only such a one, loses its escape character.</summary>
    public string InDoubleQuotes(bool keepsEscape)
    {
        var sign = Take();
        if (sign != escape)
            return sign.ToString();
        var kept = keepsEscape ? sign.ToString() : "";
        return Sign is { } next && (next is '"' or '$' || next == escape) ? $"{kept}{Take()}" : $"{kept}{sign}";
    }

    /// <summary>What begins a here-document, which may have blanks before its name, and is one word with it; else its first sign.</summary>
    public string HereSign()
    {
        var begin = _at++;
        if (!Pass('<'))
            return "<";
        while (Sign is '\t' or '\r' or ' ')
            _at++;
        return text[begin.._at];
    }

    /// <summary>
    /// The name of a variable: letters, digits and underscores, or digits alone, or a single sign that means something in a shell; else
    /// nothing.
    /// </summary>
    public string Name()
    {
        if (Sign is '@' or '*' or '#' or '?' or '-' or '$' or '!')
            return Take().ToString();
        var begin = _at;
        var isNumber = Sign is { } first && char.IsDigit(first);
        while (Sign is { } sign && (char.IsDigit(sign) || (!isNumber && (char.IsLetter(sign) || sign == '_'))))
            _at++;
        return text[begin.._at];
    }
}
