using System.Buffers;
using System.Text.RegularExpressions;

namespace ImageBench.Statistics.Lines;

/// <summary>
/// An instruction as a Dockerfile has it, to be found in what builders and images call it: they leave out flags, put the values of
/// arguments in their places, and write the shell before a command. Where a value may stand, any text does.
/// </summary>
internal sealed partial class InstructionPattern
{
    private static readonly char[] Blanks = [' ', '\t', '\n', '\r', '\\', '`'];
    private static readonly SearchValues<char> AnyBlank = SearchValues.Create(Blanks);
    private static readonly char[] ListSigns = ['[', ']', '"', ','];

    private readonly bool _isList;
    private readonly string[] _pieces;
    private readonly string[] _last;

    public InstructionPattern(string instruction)
    {
        (Word, var rest) = Split(instruction);
        _isList = rest.StartsWith('[');
        var plain = Plain(rest);
        _pieces = Value().Split(plain);
        _last = Value().Split(plain[(plain.LastIndexOf(' ') + 1)..]);
    }

    public string Word { get; }

    /// <summary>Whether it is what a builder calls one of its steps. What a FROM stands on has many names: its word alone counts.</summary>
    public bool IsStep(string told)
    {
        var (word, rest) = Split(told);
        return word == Word && (word == "FROM" || Fits(_pieces, Plain(rest)) || (word == "WORKDIR" && IsFolder(Plain(rest))));
    }

    /// <summary>Whether it is what an image's history says of a layer.</summary>
    public bool IsLayer(string told)
    {
        var (word, rest) = Split(told);
        if (word != Word)
            return false;
        var plain = Plain(rest);
        return Fits(_pieces, plain) || word switch
        {
            "RUN" => plain.IndexOf(" -c ", StringComparison.Ordinal) is var shell and >= 0 && Fits(_pieces, plain[(shell + 4)..]),
            "COPY" or "ADD" => Sent().Match(plain) is { Success: true } sent && Fits(_last, sent.Groups["to"].Value),
            "WORKDIR" => IsFolder(plain),
            _ => false,
        };
    }

    // A relative one is told from the image's root.
    private bool IsFolder(string told)
    {
        var folder = _pieces[^1].TrimEnd('/');
        if (folder.StartsWith("./", StringComparison.Ordinal))
            folder = folder[2..];
        return _pieces.Length == 1 && folder.Length > 0
            && (told.TrimEnd('/') == folder || (folder[0] != '/' && told.TrimEnd('/').EndsWith("/" + folder, StringComparison.Ordinal)));
    }

    private static bool Fits(string[] pieces, string text)
    {
        if (pieces.Length == 1)
            return text == pieces[0];
        if (!text.StartsWith(pieces[0], StringComparison.Ordinal) || !text.EndsWith(pieces[^1], StringComparison.Ordinal))
            return false;
        var (at, end) = (pieces[0].Length, text.Length - pieces[^1].Length);
        foreach (var piece in pieces[1..^1])
        {
            at = at > end ? -1 : text.IndexOf(piece, at, end - at, StringComparison.Ordinal);
            if (at < 0)
                return false;
            at += piece.Length;
        }

        return at <= end;
    }

    private static (string Word, string After) Split(string instruction)
    {
        var end = instruction.AsSpan().IndexOfAny(AnyBlank);
        if (end < 0)
            return (instruction.ToUpperInvariant(), "");
        var rest = instruction[end..].TrimStart();
        while (rest.StartsWith("--", StringComparison.Ordinal))
            rest = rest.AsSpan().IndexOfAny(AnyBlank) is var blank and >= 0 ? rest[blank..].TrimStart() : "";
        return (instruction[..end].ToUpperInvariant(), rest);
    }

    private string Plain(string rest)
    {
        var words = rest.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        return !_isList
            ? string.Join(' ', words)
            : string.Join(' ', words.SelectMany(word => word.Split(ListSigns, StringSplitOptions.RemoveEmptyEntries)));
    }

    // A variable, and a document that stands behind the instruction and whose beginning a builder tells.
    [GeneratedRegex(@"\$\{(?:[^{}]|\{[^{}]*\})*\}|\$[A-Za-z_][A-Za-z0-9_]*|<<-?[""']?\w+[""']?", RegexOptions.NonBacktracking)]
    private static partial Regex Value();

    // What the classic builder and Podman's say of what they were sent.
    [GeneratedRegex(@"^(?:file|dir|multi):[0-9a-f]+ in (?<to>.*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Sent();
}
