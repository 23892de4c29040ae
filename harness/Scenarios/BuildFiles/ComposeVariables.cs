using System.Text;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.BuildFiles;

/// <summary>
/// The variables of a compose.yaml as Compose puts them in: <c>$NAME</c>, <c>${NAME}</c>, with <c>:-</c> <c>-</c> <c>:?</c> <c>?</c>
/// <c>:+</c> <c>+</c>, and <c>$$</c>. Their values are the environment's, else those of the .env file beside it.
/// </summary>
internal sealed class ComposeVariables(Func<string, string?> environment, IReadOnlyDictionary<string, string> file, MistakeLog log)
{
    private const int LongestValue = 64 * 1024;
    private const int Deepest = 20;

    private readonly SortedSet<string> _unset = new(StringComparer.Ordinal);

    /// <summary>Those that something asked for without a default, and that nobody set.</summary>
    public IReadOnlyCollection<string> Unset => _unset;

    public string? Value(string name) => environment(name) ?? file.GetValueOrDefault(name);

    /// <summary>The item with all values put in; keys stay as they are.</summary>
    public YamlItem Into(YamlItem item) => item switch
    {
        YamlText { IsNothing: false } text when text.Value.Contains('$', StringComparison.Ordinal) =>
            text with { Value = Expanded(text.Value, text.Line), Quoted = true },
        YamlList list => list with { Items = [.. list.Items.Select(Into)] },
        YamlMap map => map with { Entries = [.. map.Entries.Select(entry => entry with { Value = Into(entry.Value) })] },
        _ => item,
    };

    /// <summary>The text with all values put in; as it stands where a sign in it begins no variable.</summary>
    public string IntoText(string text)
    {
        try
        {
            var at = 0;
            return text.Contains('$', StringComparison.Ordinal) ? Until(text, ref at, isInner: false, depth: 0) : text;
        }
        catch (FormatException)
        {
            return text;
        }
    }

    private string Expanded(string text, int line)
    {
        var at = 0;
        try
        {
            return Until(text, ref at, isInner: false, depth: 0);
        }
        catch (FormatException flaw)
        {
            log.Add(line, flaw.Message, "Write ${NAME}, ${NAME:-default}, or $$ for the sign itself");
            return text;
        }
    }

    // Of an inner text up to its brace.
    private string Until(string text, ref int at, bool isInner, int depth)
    {
        if (depth > Deepest)
            throw new FormatException("has variables in variables without end");
        var value = new StringBuilder();
        while (at < text.Length && !(isInner && text[at] == '}'))
        {
            if (text[at] != '$')
                value.Append(text[at++]);
            else if (at + 1 < text.Length && text[at + 1] == '$')
                (_, at) = (value.Append('$'), at + 2);
            else
                value.Append(Variable(text, ref at, depth));
            if (value.Length > LongestValue)
                throw new FormatException("is longer than 64 kB with its variables");
        }

        return value.ToString();
    }

    private string Variable(string text, ref int at, int depth)
    {
        var isBraced = at + 1 < text.Length && text[at + 1] == '{';
        var begin = at += isBraced ? 2 : 1;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
            at++;
        var name = text[begin..at];
        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
            throw new FormatException("has a $ that no variable's name follows");
        if (!isBraced)
            return Plain(name);
        var emptyCounts = at < text.Length && text[at] == ':';
        at += emptyCounts ? 1 : 0;
        var sign = at < text.Length ? text[at++] : ' ';
        if (sign == '}' && !emptyCounts)
            return Plain(name);
        if (sign is not ('-' or '?' or '+'))
            throw new FormatException($"has a variable {name} whose braces do not end");
        var other = Until(text, ref at, isInner: true, depth + 1);
        if (at >= text.Length)
            throw new FormatException($"has a variable {name} whose braces do not end");
        at++;
        var value = Value(name);
        var isThere = emptyCounts ? !string.IsNullOrEmpty(value) : value is not null;
        return sign switch
        {
            '+' => isThere ? other : "",
            '-' => isThere ? value! : other,
            _ => isThere ? value! : throw new FormatException($"needs the variable {name}, which is not set: {other}"),
        };
    }

    private string Plain(string name)
    {
        if (Value(name) is { } value)
            return value;
        _unset.Add(name);
        return "";
    }
}
