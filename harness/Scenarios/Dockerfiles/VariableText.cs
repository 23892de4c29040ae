using System.Text;
using System.Text.RegularExpressions;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>
/// Puts values into <c>$NAME</c>, <c>${NAME}</c>, <c>${NAME:-default}</c>, <c>${NAME-default}</c>, <c>${NAME:+alternative}</c> and
/// <c>${NAME+alternative}</c>; a name without a value becomes nothing, as in Docker. Approximate: BuildKit's <c>:?</c>, <c>#</c>, <c>%</c> and
/// <c>/</c> forms are left as they stand.
/// </summary>
internal static partial class VariableText
{
    public static string Expand(string text, IReadOnlyDictionary<string, string> values, char escape)
    {
        var expanded = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == escape && at + 1 < text.Length)
            {
                expanded.Append(text[at + 1]);
                at += 2;
            }
            else if (text[at] == '$' && Plain().Match(text, at) is { Success: true } plain)
            {
                expanded.Append(values.GetValueOrDefault(plain.Groups["name"].Value, ""));
                at += plain.Length;
            }
            else if (text[at] == '$' && Braced().Match(text, at) is { Success: true } braced && End(text, at + braced.Length) is var end and >= 0)
            {
                expanded.Append(Braces(braced, text[(at + braced.Length)..end], values, escape));
                at = end + 1;
            }
            else
            {
                expanded.Append(text[at++]);
            }
        }

        return expanded.ToString();
    }

    private static string Braces(Match braced, string word, IReadOnlyDictionary<string, string> values, char escape)
    {
        var value = values.GetValueOrDefault(braced.Groups["name"].Value);
        var form = braced.Groups["form"].Value;
        // With a colon an empty value counts as none.
        var has = form.StartsWith(':') ? value is { Length: > 0 } : value is not null;
        return form.EndsWith('-') ? has ? value! : Expand(word, values, escape)
            : form.EndsWith('+') ? has ? Expand(word, values, escape) : ""
            : value ?? "";
    }

    /// <summary>The place of the brace that closes the one before <paramref name="at"/>; the word between may hold braces of its own.</summary>
    private static int End(string text, int at)
    {
        for (var open = 1; at < text.Length; at++)
        {
            open += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
            if (open == 0)
                return at;
        }

        return -1;
    }

    [GeneratedRegex(@"\G\$(?<name>[A-Za-z_][A-Za-z0-9_]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\G\$\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?:(?<form>:?[-+])|(?=\}))", RegexOptions.CultureInvariant)]
    private static partial Regex Braced();
}
