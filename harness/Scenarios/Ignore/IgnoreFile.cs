using System.Text;
using ImageBench.Model.Files;

namespace ImageBench.Scenarios.Ignore;

/// <summary>
/// The ignore file that holds for one Dockerfile, read as Docker reads it: its patterns, cleaned, with their line from 1.
/// </summary>
internal sealed record IgnoreFile(string Path, IReadOnlyList<(int Line, string Pattern)> Patterns)
{
    private const string Ending = ".dockerignore";

    /// <summary>
    /// The file beside the Dockerfile named after it, or else the context's own; null where there is neither. A folder of such a name is
    /// none, as for BuildKit, and so is a link that leads to nothing.
    /// </summary>
    public static string? Find(string contextFolder, string dockerfilePath)
    {
        string[] places = [dockerfilePath + Ending, System.IO.Path.Combine(contextFolder, Ending)];
        return places.FirstOrDefault(IsFile);
    }

    /// <summary>Whether there is one for that Dockerfile alone.</summary>
    public static bool IsBeside(string dockerfilePath) => IsFile(dockerfilePath + Ending);

    public static IReadOnlyList<(int Line, string Pattern)> Parse(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(Encoding.UTF8.Preamble))
            content = content[Encoding.UTF8.Preamble.Length..];
        var patterns = new List<(int, string)>();
        // Only a line feed ends a line: a reader of lines would also break at a lone carriage return.
        var lines = Encoding.UTF8.GetString(content).Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            // A line that is too long is refused, whatever it says.
            if (line.Length * 4 > IgnorePattern.LongestLine && Encoding.UTF8.GetByteCount(line) >= IgnorePattern.LongestLine)
                patterns.Add((index + 1, line));
            else if (!line.StartsWith('#') && line.Trim() is { Length: > 0 } text)
                patterns.Add((index + 1, Clean(text)));
        }

        return patterns;
    }

    // Links without an end are left to whoever reads it.
    private static bool IsFile(string path) =>
        File.Exists(path) && (FolderBounds.Real(path) is not { } real || File.Exists(real));

    private static string Clean(string text)
    {
        var exception = text[0] == '!';
        var pattern = exception ? text[1..].Trim() : text;
        if (pattern.Length > 0)
            pattern = CleanPath.Of(pattern);
        if (pattern.Length > 1 && pattern[0] == '/')
            pattern = pattern[1..];
        return exception ? "!" + pattern : pattern;
    }
}
