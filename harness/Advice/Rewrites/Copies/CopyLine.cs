using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites.Copies;

/// <summary>A COPY of files whose names are known: the sources, and the absolute path that they go to.</summary>
internal sealed record CopyLine(SourcePart Part, IReadOnlyList<string> Sources, string Target, bool IsIntoFolder)
{
    /// <summary>Whether it goes to the same place from whatever folder it is seen.</summary>
    public bool IsAbsolute { get; private init; }

    /// <summary>Null: it is none, or not certain.</summary>
    public static CopyLine? Of(StageWalk walk, SourceStage stage, SourcePart part)
    {
        if (part.Word != "COPY" || part.Line!.HasHereDocument)
            return null;
        var words = JsonWords.Read(part.Rest) ?? [.. part.Rest.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)];
        if (words.Count < 2 || words.Any(word => word.AsSpan().IndexOfAny("$\\\"'[") >= 0))
            return null;
        return CleanFolder.Joined(walk.Folder(stage, part), words[^1]) is { } target
            ? new CopyLine(part, [.. words.SkipLast(1)], target, words[^1].EndsWith('/') || words[^1] is "." or "..")
            {
                IsAbsolute = words[^1].StartsWith('/'),
            }
            : null;
    }

    /// <summary>Whether it has a flag of that name.</summary>
    public bool Has(string flag) =>
        Part.Line!.Flags.Any(other => other == $"--{flag}" || other.StartsWith($"--{flag}=", StringComparison.Ordinal));

    /// <summary>The instruction with one more flag.</summary>
    public string WithFlag(string flag) => Part.Text.Insert(Part.Text.Length - Part.Text.TrimStart().Length + Part.Word.Length, $" {flag}");
}
