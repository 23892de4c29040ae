using System.Buffers;
using System.Text;
using ImageBench.Scenarios.Ignore.Expressions;

namespace ImageBench.Scenarios.Ignore;

/// <summary>
/// One pattern of an ignore file; an exception (<c>!</c>) keeps what it matches. Paths are relative to the context, with <c>/</c> between
/// the parts.
/// </summary>
internal sealed class IgnorePattern
{
    /// <summary>The bytes that Docker reads as one line of an ignore file, its line feed among them.</summary>
    public const int LongestLine = 64 * 1024;

    private static readonly SearchValues<char> Wildcards = SearchValues.Create(@"*?[]\");
    private static readonly SearchValues<char> Signs = SearchValues.Create(@"*?[]^\");
    private static readonly SearchValues<char> Unfixed = SearchValues.Create(@"\|^");
    private static readonly SearchValues<char> Regex = SearchValues.Create(@"*?[]{}");

    private readonly Func<string, bool> _matches;
    private readonly string _text;

    private IgnorePattern(string text, bool isException, Func<string, bool> matches)
    {
        _text = text;
        _matches = matches;
        IsException = isException;
    }

    public bool IsException { get; }

    /// <summary>What the pattern takes of memory, in steps of its expression; none where it is plain.</summary>
    public int Steps { get; private init; }

    public static (IgnorePattern? Pattern, PatternFlaw? Flaw) Parse(string source)
    {
        if (Encoding.UTF8.GetByteCount(source) >= LongestLine)
            return (null, new PatternFlaw("is longer than the 64 KiB that Docker reads as one line", "Break it into several lines"));
        var text = CleanPath.Of(source.Trim());
        var isException = text[0] == '!';
        if (text == "!")
            return (null, new PatternFlaw("says nothing after the !", "Write what is to be kept, such as !README.md"));
        if (isException)
            text = text[1..];
        if (PatternSyntax.FlawOf(text) is { } malformed)
            return (null, malformed);
        if (PlainMatch(text) is { } plain)
            return (new IgnorePattern(text, isException, plain), null);
        var (regex, flaw) = PatternRegex.Of(text);
        if (regex is null)
            return (null, flaw);
        var end = PlainEnd(text);
        bool Match(string path) => path.EndsWith(end, StringComparison.Ordinal) && regex.Matches(path);
        return (new IgnorePattern(text, isException, Match) { Steps = regex.Steps }, null);
    }

    /// <summary>Whether it matches this very path; a match of a folder above is the caller's to know.</summary>
    public bool Matches(string path) => _matches(path);

    /// <summary>
    /// Whether this exception could keep something below the folder: certainly not where it is plain text that starts with another path.
    /// </summary>
    public bool CouldMatchBelow(string folder)
    {
        var start = WithoutEnd(WithoutEnd(_text, "/**"), "/*");
        return start.AsSpan().ContainsAny(Signs) || (start + "/").StartsWith(folder + "/", StringComparison.Ordinal);
    }

    private static string WithoutEnd(string text, string end) => text.EndsWith(end, StringComparison.Ordinal) ? text[..^end.Length] : text;

    /// <summary>How a pattern matches that has no more than two stars at one end; null for others.</summary>
    private static Func<string, bool>? PlainMatch(string text)
    {
        if (IsPlain(text))
            return path => path == text;
        if (text.StartsWith("**", StringComparison.Ordinal) && IsPlain(text[2..]))
        {
            var end = text[2..];
            return path => path.EndsWith(end, StringComparison.Ordinal) || (end[0] == '/' && path.AsSpan().SequenceEqual(end.AsSpan(1)));
        }

        var isBeginning = text.EndsWith("**", StringComparison.Ordinal) && IsPlain(text[..^2]);
        return isBeginning ? path => path.StartsWith(text[..^2], StringComparison.Ordinal) : null;
    }

    /// <summary>What every path that the pattern matches ends with, so that most paths need no more than a look at their end.</summary>
    private static string PlainEnd(string text)
    {
        if (text.AsSpan().ContainsAny(Unfixed))
            return "";
        var begin = text.AsSpan().LastIndexOfAny(Regex) + 1;
        // The slash behind two stars may be missing with the folders that they stand for.
        return text[begin..].TrimStart('/');
    }

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAny(Wildcards);
}
