using System.Text;

namespace ImageBench.Scenarios.Dockerfiles.Shell;

/// <summary>
/// Text in which quotes, escape characters and variables mean something, read as BuildKit reads it: a word of an instruction with the values
/// put in, or a whole instruction as a shell's words.
/// </summary>
internal sealed class ShellText
{
    /// <summary>No name of an image is as long; what is longer is not worked out, since values can be made of values without end.</summary>
    public const int LongestValue = 1024;

    private const int Deepest = 50;

    private readonly string text;
    private readonly char escape;
    private readonly ArgumentValues? values;
    private readonly bool keepsQuotes;
    private readonly WordList words = new();
    private bool keepsEscapes;
    private bool isRefused;
    private int depth;
    private int at;

    private ShellText(string text, char escape, ArgumentValues? values, bool keepsSigns)
    {
        this.text = text;
        this.escape = escape;
        this.values = values;
        keepsQuotes = keepsSigns;
        keepsEscapes = keepsSigns;
        at = text.StartsWith('\uFEFF') ? 1 : 0;
    }

    /// <summary>The text with the values put in. Null: it cannot be worked out, or BuildKit refuses it.</summary>
    public static string? Expanded(string text, char escape, ArgumentValues values)
    {
        var shell = new ShellText(text, escape, values, keepsSigns: false);
        var expanded = shell.Until(null);
        return shell.isRefused ? null : expanded;
    }

    /// <summary>The words of the text, its variables left as they are; null where a quote or a brace is not closed.</summary>
    public static IReadOnlyList<string>? Words(string text, char escape, bool keepsSigns)
    {
        var shell = new ShellText(text, escape, null, keepsSigns);
        shell.Until(null);
        return shell.isRefused ? null : shell.words.All();
    }

    private string Until(char? end)
    {
        var result = new StringBuilder();
        while (at < text.Length && text[at] != end && !isRefused && !IsTooLong(result))
            Piece(result);
        if (end is not null && at++ >= text.Length)
            return Refused();
        return IsTooLong(result) ? Refused() : result.ToString();
    }

    // A variable's own text is no part of the words, but BuildKit forgets the beginning of the word that it interrupts.
    private string Inner(char end, bool keepsEscapes)
    {
        words.Forget();
        var kept = this.keepsEscapes;
        this.keepsEscapes = keepsEscapes;
        var inner = Until(end);
        this.keepsEscapes = kept;
        return inner;
    }

    private bool IsTooLong(StringBuilder result) => values is not null && result.Length > LongestValue;

    private void Piece(StringBuilder result)
    {
        var sign = text[at];
        var piece = sign switch
        {
            '$' => Variable(),
            '<' => HereSign(),
            '\'' => SingleQuoted(),
            '"' => DoubleQuoted(),
            _ when sign == escape => Escaped(),
            _ => text[at++].ToString(),
        };
        result.Append(piece);
        if (values is not null || depth > 0)
            return;
        if (sign is '<' or '\'' or '"' || (sign == escape && piece.Length > 0))
            words.Append(piece);
        else
            words.Add(piece);
    }

    private string Escaped()
    {
        var begin = at;
        at = Math.Min(at + 2, text.Length);
        return text[(keepsEscapes ? begin : begin + 1)..at];
    }

    private string SingleQuoted()
    {
        var end = text.IndexOf('\'', at + 1);
        if (end < 0)
            return Refused();
        var quoted = keepsQuotes ? text[at..(end + 1)] : text[(at + 1)..end];
        at = end + 1;
        return quoted;
    }

    private string DoubleQuoted()
    {
        var quoted = new StringBuilder(keepsQuotes ? "\"" : "");
        at++;
        while (at < text.Length && text[at] != '"' && !isRefused && !IsTooLong(quoted))
        {
            if (text[at] == '$')
            {
                quoted.Append(Variable());
                continue;
            }

            var sign = text[at++];
            if (sign == escape)
            {
                quoted.Append(keepsEscapes ? sign.ToString() : "");
                if (at < text.Length && (text[at] == '"' || text[at] == '$' || text[at] == escape))
                    sign = text[at++];
            }

            quoted.Append(sign);
        }

        if (at >= text.Length || text[at++] != '"')
            return Refused();
        return quoted.Append(keepsQuotes ? "\"" : "").ToString();
    }

    // What begins a here-document may have blanks before its name, and is one word with it.
    private string HereSign()
    {
        var begin = at++;
        if (at >= text.Length || text[at] != '<')
            return "<";
        at++;
        while (at < text.Length && text[at] is '\t' or '\r' or ' ')
            at++;
        return text[begin..at];
    }

    private string Variable()
    {
        at++;
        if (at >= text.Length || text[at] != '{')
            return VariableForm.ReadName(text, ref at) is { Length: > 0 } plain ? Value(plain) ?? (values is null ? $"${plain}" : "") : "$";
        at++;
        if (at >= text.Length || text[at] is '{' or '}' or ':' || depth >= Deepest)
            return Refused();
        var form = new VariableForm(VariableForm.ReadName(text, ref at), text, ref at);
        depth++;
        var value = form.IsKnown ? Braces(form) : Refused();
        depth--;
        return value;
    }

    private string Braces(VariableForm form)
    {
        var pattern = form.Sign == '/' ? Inner('/', keepsEscapes: true) : "";
        var word = form.Sign == '}' ? "" : Inner('}', keepsEscapes: form.Sign is '#' or '%' or '/');
        var value = isRefused ? null : Value(form.Name);
        if (isRefused)
            return "";
        if (values is null)
            return form.Written(pattern, word);
        var maySearch = form.Sign is not ('#' or '%' or '/') || values.MaySearch(pattern.Length + word.Length, value?.Length ?? 0);
        return (maySearch ? form.Applied(value, pattern, word) : null) ?? Refused();
    }

    /// <summary>Null where it is not set.</summary>
    private string? Value(string name)
    {
        if (values is null || !values.TryGet(name, out var value))
            return null;
        return value ?? Refused();
    }

    private string Refused()
    {
        isRefused = true;
        at = text.Length;
        return "";
    }
}
