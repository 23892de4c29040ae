using ImageBench.Scenarios.Dockerfiles.Lines;

namespace ImageBench.Advice.Lines;

/// <summary>Cuts a Dockerfile's text at its instructions.</summary>
internal static class PartReader
{
    public static IReadOnlyList<SourcePart> Read(string text, IReadOnlyList<DockerfileLine> lines)
    {
        List<SourcePart> parts = [];
        var (at, line) = (0, 1);
        foreach (var instruction in lines)
        {
            var begin = Skip(text, at, instruction.Line - line);
            if (begin > at)
                parts.Add(new SourcePart(null, text[at..begin], at));
            at = Skip(text, begin, instruction.LastLine - instruction.Line + 1);
            line = instruction.LastLine + 1;
            parts.Add(new SourcePart(instruction, text[begin..at], begin));
        }

        if (at < text.Length)
            parts.Add(new SourcePart(null, text[at..], at));
        return parts;
    }

    private static int Skip(string text, int at, int lines)
    {
        for (; lines > 0 && at < text.Length; lines--)
            at = text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : text.Length;
        return at;
    }
}
