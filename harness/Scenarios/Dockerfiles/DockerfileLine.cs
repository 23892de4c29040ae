namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>
/// One instruction with its continuation lines joined: its word in capitals, its flags (<c>--name=value</c>), the rest,
/// and the line (from 1) where it begins.
/// </summary>
internal sealed record DockerfileLine(string Word, IReadOnlyList<string> Flags, string Rest, int Line)
{
    /// <summary>Whether the lines after it hold a document that it names (<c>&lt;&lt;EOF</c>).</summary>
    public bool HasHereDocument { get; init; }

    public static DockerfileLine Of(string text, int line)
    {
        var words = text.Split([' ', '\t'], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var rest = words.Length > 1 ? words[1] : "";
        List<string> flags = [];
        while (rest.StartsWith("--", StringComparison.Ordinal))
        {
            var end = rest.AsSpan().IndexOfAny(' ', '\t');
            flags.Add(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? "" : rest[end..].TrimStart();
        }

        return new DockerfileLine(words[0].ToUpperInvariant(), flags, rest, line);
    }

    /// <summary>The values of a flag that may be given many times.</summary>
    public IEnumerable<string> FlagValues(string name) =>
        Flags.Where(flag => flag.StartsWith($"--{name}=", StringComparison.OrdinalIgnoreCase)).Select(flag => flag[(name.Length + 3)..]);
}
