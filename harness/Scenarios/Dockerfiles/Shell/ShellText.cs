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
    private readonly StringBuilder word = new();
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
        var expanded = shell.Until(null, keepsEscapes: false, []);
        return shell.isRefused ? null : expanded;
    }

    /// <summary>The words of the text, its variables left as they are; null where a quote or a brace is not closed.</summary>
    public static IReadOnlyList<string>? Words(string text, char escape, bool keepsSigns)
    {
        var shell = new ShellText(text, escape, null, keepsSigns);
        List<string> words = [];
        shell.Until(null, keepsSigns, words);
        return shell.isRefused ? null : words;
    }

    private string Until(char? end, bool keepsEscapes, List<string> words)
    {
        var result = new StringBuilder();
        var keptEscapes = this.keepsEscapes;
        this.keepsEscapes = keepsEscapes;
        // Of a word that a variable's own text interrupts, BuildKit forgets the beginning.
        word.Clear();
        var isClosed = end is null;
        for (var inWord = false; at < text.Length && !isRefused;)
        {
            if (values is not null && result.Length > LongestValue)
                return Refused();
            if (text[at] == end)
            {
                at++;
                isClosed = true;
                break;
            }

            Piece(result, words, ref inWord);
        }

        if (word.Length > 0)
            words.Add(word.ToString());
        word.Clear();
        this.keepsEscapes = keptEscapes;
        return isClosed && (values is null || result.Length <= LongestValue) ? result.ToString() : Refused();
    }

    private void Piece(StringBuilder result, List<string> words, ref bool inWord)
    {
        var sign = text[at];
        if (sign is '$' or '<' or '\'' or '"')
        {
            var piece = sign switch { '$' => Variable(), '<' => HereSign(), '\'' => SingleQuoted(), _ => DoubleQuoted() };
            result.Append(piece);
            if (sign != '$')
                word.Append(piece);
            foreach (var letter in sign == '$' ? piece : "")
                AddLetter(letter, words, ref inWord);
            inWord |= sign != '$';
            return;
        }

        at++;
        if (sign != escape)
        {
            result.Append(sign);
            AddLetter(sign, words, ref inWord);
            return;
        }

        var kept = (keepsEscapes ? sign.ToString() : "") + (at < text.Length ? text[at++].ToString() : "");
        result.Append(kept);
        word.Append(kept);
        inWord |= kept.Length > 0;
    }

    private void AddLetter(char letter, List<string> words, ref bool inWord)
    {
        if (!char.IsWhiteSpace(letter))
        {
            word.Append(letter);
            inWord = true;
        }
        else if (inWord && word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
            inWord = false;
        }
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
        while (at < text.Length && !isRefused && (values is null || quoted.Length <= LongestValue))
        {
            var sign = text[at];
            if (sign == '$')
            {
                quoted.Append(Variable());
                continue;
            }

            at++;
            if (sign == '"')
                return quoted.Append(keepsQuotes ? "\"" : "").ToString();
            if (sign == escape)
            {
                quoted.Append(keepsEscapes ? sign.ToString() : "");
                if (at == text.Length)
                    break;
                if (text[at] == '"' || text[at] == '$' || text[at] == escape)
                    sign = text[at++];
            }

            quoted.Append(sign);
        }

        return Refused();
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
            return VariableName() is { Length: > 0 } plain ? Value(plain) ?? (values is null ? $"${plain}" : "") : "$";
        at++;
        if (at >= text.Length || text[at] is '{' or '}' or ':' || ++depth > Deepest)
            return Refused();
        var name = VariableName();
        var form = new VariableForm(name, text, ref at);
        var value = form.IsKnown ? Braces(form) : Refused();
        depth--;
        return value;
    }

    private string Braces(VariableForm form)
    {
        var pattern = form.Sign == '/' ? Until('/', keepsEscapes: true, []) : "";
        var word = form.Sign == '}' ? "" : Until('}', keepsEscapes: form.Sign is '#' or '%' or '/', []);
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

    private string VariableName()
    {
        var begin = at;
        if (at < text.Length && text[at] is '@' or '*' or '#' or '?' or '-' or '$' or '!')
            at++;
        else if (at < text.Length && char.IsDigit(text[at]))
            while (at < text.Length && char.IsDigit(text[at]))
                at++;
        else
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_'))
                at++;
        return text[begin..at];
    }

    private string Refused()
    {
        isRefused = true;
        at = text.Length;
        return "";
    }
}
