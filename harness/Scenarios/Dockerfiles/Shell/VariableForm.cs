namespace ImageBench.Scenarios.Dockerfiles.Shell;

/// <summary>
/// How a variable in braces is asked for: <c>${NAME}</c>, with <c>-</c> a default, with <c>+</c> an alternative, with <c>?</c> a complaint
/// (with a colon before it an empty value counts as none), with <c>#</c> and <c>%</c> (twice: as much as can be) its beginning or end taken
/// off, with <c>/</c> a part replaced (twice: every part).
/// </summary>
internal sealed record VariableForm
{
    /// <summary>Reads what stands behind the name, up to the word; the cursor is behind it then.</summary>
    public VariableForm(string name, ShellCursor cursor)
    {
        Name = name;
        IsEmptyNone = cursor.Pass(':');
        Sign = cursor.IsOver ? '\0' : cursor.Take();
        IsKnown = IsEmptyNone ? Sign is '-' or '+' or '?' : Sign is '}' or '-' or '+' or '?' or '#' or '%' or '/';
        IsEvery = Sign == '/' && cursor.Pass('/');
    }

    public string Name { get; }

    public char Sign { get; }

    public bool IsEmptyNone { get; }

    public bool IsEvery { get; }

    /// <summary>Whether BuildKit knows it.</summary>
    public bool IsKnown { get; }

    /// <summary>As it was written, less its quotes.</summary>
    public string Written(string pattern, string word) =>
        $"${{{Name}{(IsEmptyNone ? ":" : "")}{(Sign == '}' ? "" : Sign)}{(Sign == '/' ? $"{pattern}/" : "")}{word}}}";

    /// <summary>What comes of it with a value (null: not set); null where BuildKit refuses it or it cannot be worked out.</summary>
    public string? Applied(string? value, string pattern, string word)
    {
        var isSet = IsEmptyNone ? value is { Length: > 0 } : value is not null;
        switch (Sign)
        {
            case '-':
                return isSet ? value : word;
            case '+':
                return isSet ? word : "";
            case '?':
                return isSet ? value : null;
            case '#' or '%':
                var isLongest = word.StartsWith(Sign);
                return ShellPattern.Of(isLongest ? word[1..] : word)?.Without(value ?? "", isEnd: Sign == '%', isLongest);
            case '/':
                return ShellPattern.Of(pattern)?.Replaced(value ?? "", word, IsEvery);
            default:
                return value ?? "";
        }
    }
}
