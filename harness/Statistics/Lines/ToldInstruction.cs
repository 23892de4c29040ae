using System.Buffers;
using System.Text.RegularExpressions;

namespace ImageBench.Statistics.Lines;

/// <summary>
/// An instruction as a builder or an image tells it, taken apart once: it is held against each line. Of one there may be very many, and
/// long ones.
/// </summary>
internal sealed partial class ToldInstruction
{
    private static readonly char[] Blanks = [' ', '\t', '\n', '\r', '\\', '`'];
    private static readonly SearchValues<char> AnyBlank = SearchValues.Create(Blanks);
    private static readonly char[] ListSigns = ['[', ']', '"', ','];

    private readonly Lazy<string> _list;
    private readonly Lazy<string?> _sentTo;

    public ToldInstruction(string instruction)
    {
        (Word, var rest) = Split(instruction);
        IsList = rest.StartsWith('[');
        Text = string.Join(' ', rest.Split(Blanks, StringSplitOptions.RemoveEmptyEntries));
        Folder = Text.TrimEnd('/');
        _list = new Lazy<string>(() => string.Join(
            ' ', Text.Split(' ').SelectMany(word => word.Split(ListSigns, StringSplitOptions.RemoveEmptyEntries))));
        _sentTo = new Lazy<string?>(() => Sent().Match(Text) is { Success: true } sent ? sent.Groups["to"].Value : null);
    }

    /// <summary>In capitals.</summary>
    public string Word { get; }

    public bool IsList { get; }

    /// <summary>What stands behind the word and its flags, with one blank between words.</summary>
    public string Text { get; }

    /// <summary>The text without slashes at its end.</summary>
    public string Folder { get; }

    /// <summary>The text without the signs of a list.</summary>
    public string List => _list.Value;

    /// <summary>Where what was sent to the builder went, as the classic one and Podman's say it; null where they do not.</summary>
    public string? SentTo => _sentTo.Value;

    private static (string Word, string After) Split(string instruction)
    {
        var end = instruction.AsSpan().IndexOfAny(AnyBlank);
        if (end < 0)
            return (instruction.ToUpperInvariant(), "");
        var rest = instruction.AsSpan(end).TrimStart();
        while (rest.StartsWith("--"))
            rest = rest.IndexOfAny(AnyBlank) is var blank and >= 0 ? rest[blank..].TrimStart() : default;
        return (instruction[..end].ToUpperInvariant(), rest.ToString());
    }

    [GeneratedRegex(@"^(?:file|dir|multi):[0-9a-f]+ in (?<to>.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Sent();
}
