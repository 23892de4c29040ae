using System.Text.RegularExpressions;

namespace ImageBench.Statistics.Lines;

/// <summary>
/// An instruction as a Dockerfile has it, to be found in what builders and images call it: they leave out flags, put the values of
/// arguments in their places, and write the shell before a command. Where a value may stand, any text does.
/// </summary>
internal sealed partial class InstructionPattern
{
    // The letters that are told times the lines that they are held against: more than of the longest Dockerfile that a run keeps.
    private const long MostLetters = 256_000_000;

    // Of a text that repeats itself a piece could begin anywhere.
    private const int LongestHead = 64;
    private const int MostBegins = 16;

    private readonly bool _isList;
    private readonly string[] _pieces;
    private readonly string[] _last;
    private readonly string _folder;

    public InstructionPattern(string instruction)
    {
        var told = new ToldInstruction(instruction);
        (Word, _isList) = (told.Word, told.IsList);
        var plain = Plain(told);
        _pieces = Value().Split(plain);
        _last = Value().Split(plain[(plain.LastIndexOf(' ') + 1)..]);
        var folder = _pieces.Length == 1 ? plain.TrimEnd('/') : "";
        _folder = folder.StartsWith("./", StringComparison.Ordinal) ? folder[2..] : folder;
    }

    public string Word { get; }

    /// <summary>
    /// For each of what is told the place of its pattern; null where that is not certain, and for all where there is more than can be
    /// compared in a moment.
    /// </summary>
    public static int?[] Certain(
        IReadOnlyList<InstructionPattern> patterns,
        IReadOnlyList<string> told,
        Func<InstructionPattern, ToldInstruction, bool> fits)
    {
        if (told.Sum(text => (long)text.Length) * patterns.Count > MostLetters)
            return new int?[told.Count];
        List<ToldInstruction> all = [.. told.Select(text => new ToldInstruction(text))];
        return Alignment.Certain(all.Count, patterns.Count, (text, pattern) => fits(patterns[pattern], all[text]));
    }

    /// <summary>Whether it is what a builder calls one of its steps. What a FROM stands on has many names: its word alone counts.</summary>
    public bool IsStep(ToldInstruction told) => told.Word == Word
        && (Word == "FROM" || Fits(_pieces, Plain(told)) || (Word == "WORKDIR" && IsFolder(told.Folder)));

    /// <summary>Whether it is what an image's history says of a layer.</summary>
    public bool IsLayer(ToldInstruction told)
    {
        if (told.Word != Word)
            return false;
        var plain = Plain(told);
        return Fits(_pieces, plain) || Word switch
        {
            "RUN" => plain.IndexOf(" -c ", StringComparison.Ordinal) is var shell and >= 0 && Fits(_pieces, plain.AsSpan(shell + 4)),
            "COPY" or "ADD" => told.SentTo is { } to && Fits(_last, to),
            "WORKDIR" => IsFolder(told.Folder),
            _ => false,
        };
    }

    // A relative one is told from the image's root.
    private bool IsFolder(ReadOnlySpan<char> told) => _folder.Length > 0
        && (told.SequenceEqual(_folder)
            || (_folder[0] != '/' && told.EndsWith(_folder) && told[..^_folder.Length].EndsWith("/")));

    private static bool Fits(string[] pieces, ReadOnlySpan<char> text)
    {
        if (pieces.Length == 1)
            return text.SequenceEqual(pieces[0]);
        if (text.Length < pieces[0].Length + pieces[^1].Length || !text.StartsWith(pieces[0]) || !text.EndsWith(pieces[^1]))
            return false;
        var rest = text[pieces[0].Length..^pieces[^1].Length];
        foreach (var piece in pieces.AsSpan()[1..^1])
        {
            if (Find(piece, rest) is not (>= 0 and var at))
                return false;
            rest = rest[(at + piece.Length)..];
        }

        return true;
    }

    private static int Find(string piece, ReadOnlySpan<char> text)
    {
        var head = piece.AsSpan(0, Math.Min(piece.Length, LongestHead));
        for (var (from, begins) = (0, 0); begins < MostBegins; begins++)
        {
            if (text[from..].IndexOf(head) is not (>= 0 and var at))
                return -1;
            if (text[(from + at)..].StartsWith(piece))
                return from + at;
            from += at + 1;
        }

        return -1;
    }

    private string Plain(ToldInstruction told) => _isList ? told.List : told.Text;

    // A variable, and a document that stands behind the instruction and whose beginning a builder tells.
    [GeneratedRegex(@"\$\{(?:[^{}]|\{[^{}]*\})*\}|\$[A-Za-z_][A-Za-z0-9_]*|<<-?[""']?\w+[""']?", RegexOptions.NonBacktracking)]
    private static partial Regex Value();
}
