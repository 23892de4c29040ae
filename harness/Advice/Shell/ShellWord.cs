using System.Buffers;
using ImageBench.Scenarios.Dockerfiles.Shell;

namespace ImageBench.Advice.Shell;

/// <summary>A word of a shell's text, and where it stands there. <c>Text</c> is as it is written, with its quotes.</summary>
internal sealed record ShellWord(string Text, int Begin, int End)
{
    /// <summary>What the command gets; null where only the shell knows: it has a variable, a pattern or the like in it.</summary>
    public string? Value { get; } = Plain(Text);

    public bool Is(string value) => Value == value;

    // Of variables, commands, patterns, braces and the home folder, and of quoting.
    private static readonly SearchValues<char> Signs = SearchValues.Create("$`*?[{~'\"\\");

    private static string? Plain(string text)
    {
        if (text.AsSpan().IndexOfAny(Signs) < 0)
            return text;
        return HasMeaning(text) ? null
            : text is "''" or "\"\"" ? ""
            : ShellText.Words(text, '\\', keepsSigns: false) is [var only] ? only : null;
    }

    // Outside of single quotes; a pattern, outside of any.
    private static bool HasMeaning(string text)
    {
        char? quote = null;
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (sign == quote)
            {
                quote = null;
            }
            else if (quote is null && sign is '"' or '\'')
            {
                quote = sign;
            }
            else if (sign == '\\' && quote != '\'')
            {
                at++;
            }
            else if ((sign is '$' or '`' && quote != '\'')
                || (quote is null && (sign is '*' or '?' or '[' or '{' || (sign == '~' && at == 0))))
            {
                return true;
            }
        }

        return false;
    }
}
