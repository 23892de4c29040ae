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

    private readonly string _text;
    private readonly char _escape;
    private readonly ArgumentValues? _values;
    private readonly bool _keepsQuotes;
    private readonly WordList _words = new();
    private bool _keepsEscapes;
    private bool _isRefused;
    private int _depth;
    private int _at;

    private ShellText(string text, char escape, ArgumentValues? values, bool keepsSigns)
    {
        _text = text;
        _escape = escape;
        _values = values;
        _keepsQuotes = keepsSigns;
        _keepsEscapes = keepsSigns;
        _at = text.StartsWith('\uFEFF') ? 1 : 0;
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
        while (_at < _text.Length && _text[_at] != end && !_isRefused && !IsTooLong(result))
            Piece(result);
        if (end is not null && _at++ >= _text.Length)
            return Refused();
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

    private void Piece(StringBuilder result)
    {
        var sign = _text[_at];
        var piece = sign switch
        {
            '$' => Variable(),
            '<' => HereSign(),
            '\'' => SingleQuoted(),
            '"' => DoubleQuoted(),
            _ when sign == _escape => Escaped(),
            _ => _text[_at++].ToString(),
        };
        result.Append(piece);
        if (_values is not null || _depth > 0)
            return;
        if (sign is '<' or '\'' or '"' || (sign == _escape && piece.Length > 0))
            _words.Append(piece);
        else
            _words.Add(piece);
    }

    private string Escaped()
    {
        var begin = _at;
        _at = Math.Min(_at + 2, _text.Length);
        return _text[(_keepsEscapes ? begin : begin + 1).._at];
    }

    private string SingleQuoted()
    {
        var end = _text.IndexOf('\'', _at + 1);
        if (end < 0)
            return Refused();
        var quoted = _keepsQuotes ? _text[_at..(end + 1)] : _text[(_at + 1)..end];
        _at = end + 1;
        return quoted;
    }

    private string DoubleQuoted()
    {
        var quoted = new StringBuilder(_keepsQuotes ? "\"" : "");
        _at++;
        while (_at < _text.Length && _text[_at] != '"' && !_isRefused && !IsTooLong(quoted))
        {
            if (_text[_at] == '$')
            {
                quoted.Append(Variable());
                continue;
            }

            var sign = _text[_at++];
            if (sign == _escape)
            {
                quoted.Append(_keepsEscapes ? sign.ToString() : "");
                if (_at < _text.Length && (_text[_at] == '"' || _text[_at] == '$' || _text[_at] == _escape))
                    sign = _text[_at++];
            }

            quoted.Append(sign);
        }

        if (_at >= _text.Length || _text[_at++] != '"')
            return Refused();
        return quoted.Append(_keepsQuotes ? "\"" : "").ToString();
    }

    // What begins a here-document may have blanks before its name, and is one word with it.
    private string HereSign()
    {
        var begin = _at++;
        if (_at >= _text.Length || _text[_at] != '<')
            return "<";
        _at++;
        while (_at < _text.Length && _text[_at] is '\t' or '\r' or ' ')
            _at++;
        return _text[begin.._at];
    }

    private string Variable()
    {
        _at++;
        if (_at >= _text.Length || _text[_at] != '{')
        {
            return VariableForm.ReadName(_text, ref _at) is { Length: > 0 } plain
                ? Value(plain) ?? (_values is null ? $"${plain}" : "")
                : "$";
        }

        _at++;
        if (_at >= _text.Length || _text[_at] is '{' or '}' or ':' || _depth >= Deepest)
            return Refused();
        var form = new VariableForm(VariableForm.ReadName(_text, ref _at), _text, ref _at);
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
        _at = _text.Length;
        return "";
    }
}
