using ImageBench.Model;

namespace ImageBench.Running.Ports;

/// <summary>The ends of what a container wrote. Longer ones are cut at their beginning.</summary>
internal sealed record ContainerLog(string Output, string Error)
{
    private const int MostLines = 10;
    private const int LongestLine = 300;

    /// <summary>The last lines of both, oldest first, output before error.</summary>
    public IReadOnlyList<string> LastLines => [.. Lines(Output).Concat(Lines(Error)).TakeLast(MostLines)];

    private static IEnumerable<string> Lines(string text) => text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .TakeLast(MostLines)
        .Select(line => PlainText.LogLine(line, LongestLine));
}
