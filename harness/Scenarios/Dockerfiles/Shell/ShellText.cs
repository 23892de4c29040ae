using System.Text;

namespace ImageBench.Scenarios.Dockerfiles.Shell;

/// <summary>
/// Text in which quotes, escape characters and variables mean something, read as BuildKit reads it: a word of an instruction with the
/// values put in, or a whole instruction as a shell's words.
/// </summary>
internal sealed class ShellText
{
    /// <summary>No name of an image is as long; what is longer is not worked out, since values can be made of values without end.</summary>
    public const int LongestValue = 1024;

    private const int Deepest = 50;

    private readonly ShellCursor _cursor;
    private readonly char _escape;
    private readonly ArgumentValues? _values;
    private readonly bool _keepsQuotes;
    private readonly WordList _words = new();
    private bool _keepsEscapes;
    private bool _isRefused;
    private int _depth;

    private ShellText(string text, char escape, ArgumentValues? values, bool keepsSigns)
    {
        _cursor = new ShellCursor(text, escape);
        _escape = escape;
        _values = values;
        _keepsQuotes = keepsSigns;
        _keepsEscapes = keepsSigns;
    }

    /// <summary>The text with the values put in. Null: it cannot be worked out, or BuildKit refuses it.</summary>
    public static string? Expanded(string text, char escape, ArgumentValues values)
    {
        var shell = new ShellText(text, escape, values, keepsSigns: false);
        var expanded = shell.Until(null);
        return shell._isRefused ? null : expanded;
    }

    /// <summary>The words of the text, its variables left as they are; null where a quote or a brace is not closed.</summary>
    public static IReadOnlyList<string>? Words(string text, char escape, bool keepsSigns)
    {
        var shell = new ShellText(text, escape, null, keepsSigns);
        shell.Until(null);
        return shell._isRefused ? null : shell._words.All();
    }

    private string Until(char? end)
    {
        var result = new StringBuilder();
        while (_cursor.Sign is { } sign && sign != end && !_isRefused && !IsTooLong(result))
            Piece(sign, result);
        if (end is not null && _cursor.IsOver)
            return Refused();
        if (end is not null)
            _cursor.Take();
        return IsTooLong(result) ? Refused() : result.ToString();
    }

    // A variable's own text is no part of the words, but BuildKit forgets the beginning of the word that it interrupts.
    private string Inner(char end, bool keepsEscapes)
    {
        _words.Forget();
        var kept = _keepsEscapes;
        _keepsEscapes = keepsEscapes;
        var inner = Until(end);
        _keepsEscapes = kept;
        return inner;
    }

    private bool IsTooLong(StringBuilder result) => _values is not null && result.Length > LongestValue;

    private void Piece(char sign, StringBuilder result)
    {
        var piece = sign switch
        {
            '$' => Variable(),
            '<' => _cursor.HereSign(),
            '\'' => _cursor.SingleQuoted(_keepsQuotes) ?? Refused(),
            '"' => DoubleQuoted(),
            _ when sign == _escape => _cursor.Escaped(_keepsEscapes),
            _ => _cursor.Take().ToString(),
        };
        result.Append(piece);
        if (_values is not null || _depth > 0)
            return;
        if (sign is '<' or '\'' or '"' || (sign == _escape && piece.Length > 0))
            _words.Append(piece);
        else
            _words.Add(piece);
    }

    private string DoubleQuoted()
    {
        var quoted = new StringBuilder(_keepsQuotes ? "\"" : "");
        _cursor.Take();
        while (_cursor.Sign is { } sign and not '"' && !_isRefused && !IsTooLong(quoted))
            quoted.Append(sign == '$' ? Variable() : _cursor.InDoubleQuotes(_keepsEscapes));
        return _cursor.Pass('"') ? quoted.Append(_keepsQuotes ? "\"" : "").ToString() : Refused();
    }

    private string Variable()
    {
        _cursor.Take();
        if (!_cursor.Pass('{'))
            return _cursor.Name() is { Length: > 0 } plain ? Value(plain) ?? (_values is null ? $"${plain}" : "") : "$";
        if (_cursor.Sign is null or '{' or '}' or ':' || _depth >= Deepest)
            return Refused();
        var form = new VariableForm(_cursor.Name(), _cursor);
        _depth++;
        var value = form.IsKnown ? Braces(form) : Refused();
        _depth--;
        return value;
    }

    private string Braces(VariableForm form)
    {
        var pattern = form.Sign == '/' ? Inner('/', keepsEscapes: true) : "";
        var word = form.Sign == '}' ? "" : Inner('}', keepsEscapes: form.Sign is '#' or '%' or '/');
        var value = _isRefused ? null : Value(form.Name);
        if (_isRefused)
            return "";
        if (_values is null)
            return form.Written(pattern, word);
        var maySearch = form.Sign is not ('#' or '%' or '/') || _values.MaySearch(pattern.Length + word.Length, value?.Length ?? 0);
        return (maySearch ? form.Applied(value, pattern, word) : null) ?? Refused();
    }

    /// <summary>Null where it is not set.</summary>
    private string? Value(string name)
    {
        if (_values is null || !_values.TryGet(name, out var value))
            return null;
        return value ?? Refused();
    }

    private string Refused()
    {
        _isRefused = true;
        _cursor.End();
        return "";
    }
}
