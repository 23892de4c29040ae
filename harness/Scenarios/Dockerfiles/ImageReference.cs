using System.Text.RegularExpressions;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>How images are named: HOST/PATH:TAG@DIGEST, of which the path alone must be there.</summary>
internal static partial class ImageReference
{
    private const int LongestName = 255;

    /// <summary>Whether an engine could look for an image of that name; it refuses any other without.</summary>
    public static bool IsValid(string text)
    {
        if (text.Length > Shell.ShellText.LongestValue || Pattern().Match(text) is not { Success: true } match || IdPattern().IsMatch(text))
            return false;
        var name = match.Groups["name"].Value;
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        // What comes first is a host only with a dot or a port, or where it is the one name that needs neither.
        var isHost = slash > 0 && (name[..slash].AsSpan().IndexOfAny(".:[") >= 0 || name[..slash] == "localhost" || name[..slash].Any(char.IsAsciiLetterUpper));
        var path = isHost ? name[(slash + 1)..] : name;
        return name.Length <= LongestName && !path.Any(letter => char.IsAsciiLetterUpper(letter) || letter is ':' or '[');
    }

    /// <summary>The path of a name without its host, tag and digest.</summary>
    public static string LastPart(string text)
    {
        var end = text.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at ? at : text.Length;
        var last = text[..end].Split('/')[^1];
        return last.Split(':')[0];
    }

    [GeneratedRegex(
        @"\A(?<name>(?:(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\[[0-9a-fA-F:]+\])(?::[0-9]+)?/)?[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*)(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\A[a-f0-9]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
