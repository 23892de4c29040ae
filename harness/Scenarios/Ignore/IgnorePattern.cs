using System.Buffers;

namespace ImageBench.Scenarios.Ignore;

/// <summary>One pattern of an ignore file; an exception (<c>!</c>) keeps what it matches. Paths are relative to the context, with <c>/</c> between the parts.</summary>
internal sealed class IgnorePattern
{
    private static readonly SearchValues<char> Wildcards = SearchValues.Create(@"*?[]\");
    private static readonly SearchValues<char> Signs = SearchValues.Create(@"*?[]^\");

    private readonly Func<string, bool> _matches;
    private readonly string _text;

    private IgnorePattern(string text, bool isException, Func<string, bool> matches)
    {
        this._text = text;
        this._matches = matches;
        IsException = isException;
    }

    public bool IsException { get; }

    public static (IgnorePattern? Pattern, PatternFlaw? Flaw) Parse(string source)
    {
        var text = CleanPath.Of(source.Trim());
        var isException = text[0] == '!';
        if (text == "!")
            return (null, new PatternFlaw("says nothing after the !", "Write what is to be kept, such as !README.md"));
        if (isException)
            text = text[1..];
        if (PatternSyntax.FlawOf(text) is { } malformed)
            return (null, malformed);
        var (match, flaw) = Matcher(text);
        return match is null ? (null, flaw) : (new IgnorePattern(text, isException, match), null);
    }

    /// <summary>Whether it matches this very path; a match of a folder above is the caller's to know.</summary>
    public bool Matches(string path) => _matches(path);

    /// <summary>Whether this exception could keep something below the folder: certainly not where it is plain text that starts with another path.</summary>
    public bool CouldMatchBelow(string folder)
    {
        var start = WithoutEnd(WithoutEnd(_text, "/**"), "/*");
        return start.AsSpan().ContainsAny(Signs) || (start + "/").StartsWith(folder + "/", StringComparison.Ordinal);
    }

    private static string WithoutEnd(string text, string end) => text.EndsWith(end, StringComparison.Ordinal) ? text[..^end.Length] : text;

    private static (Func<string, bool>? Matches, PatternFlaw? Flaw) Matcher(string text)
    {
        if (IsPlain(text))
            return (path => path == text, null);
        if (text.StartsWith("**", StringComparison.Ordinal) && IsPlain(text[2..]))
        {
            var end = text[2..];
            return (path => path.EndsWith(end, StringComparison.Ordinal) || (end[0] == '/' && path.AsSpan().SequenceEqual(end.AsSpan(1))), null);
        }

        if (text.EndsWith("**", StringComparison.Ordinal) && IsPlain(text[..^2]))
            return (path => path.StartsWith(text[..^2], StringComparison.Ordinal), null);
        var (regex, flaw) = PatternRegex.Of(text);
        return (regex is null ? null : path => regex.IsMatch(path), flaw);
    }

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAny(Wildcards);
}
