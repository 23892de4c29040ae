using ImageBench.Scenarios.Dockerfiles.Shell;

namespace ImageBench.Scenarios.Dockerfiles.Lines;

/// <summary>A document that an instruction names, as in <c>&lt;&lt;EOF</c>: the lines up to one that is its name alone, before which tabs may stand where it is <c>&lt;&lt;-EOF</c>.</summary>
internal sealed record HereDocument(string Name, bool IsIndented)
{
    // What counts is the shell's way of escaping, whatever the file's is.
    private const char Escape = '\\';

    /// <summary>Those that an instruction names, in order, and whether one of the names is no word, which BuildKit refuses.</summary>
    public static (IReadOnlyList<HereDocument> Documents, bool IsRefused) In(string instruction)
    {
        List<HereDocument> documents = [];
        var isRefused = false;
        // With its quotes and escape characters, so that a sign in quotes begins no word.
        foreach (var word in ShellText.Words(instruction, Escape, keepsSigns: true) ?? [])
        {
            if (!TryReadSign(word, out var isIndented, out var name))
                continue;
            var words = ShellText.Words(name, Escape, keepsSigns: false);
            isRefused |= words is null;
            if (words is { Count: 1 })
                documents.Add(new HereDocument(words[0], isIndented));
        }

        return (documents, isRefused);
    }

    public bool EndsAt(string line)
    {
        var text = line.AsSpan().TrimEnd('\r');
        return (IsIndented ? text.TrimStart('\t') : text).SequenceEqual(Name);
    }

    // A number, the sign, and a name that has no such sign in it.
    private static bool TryReadSign(string word, out bool isIndented, out string name)
    {
        (isIndented, name) = (false, "");
        var digits = word.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits < 0 || !word.AsSpan(digits).StartsWith("<<"))
            return false;
        var rest = word.AsSpan(digits + 2);
        isIndented = rest is ['-', ..];
        name = (isIndented ? rest[1..] : rest).TrimStart("\t\n\f\r ").ToString();
        return name.Length > 0 && !name.Contains('<', StringComparison.Ordinal);
    }
}
