using System.Text.RegularExpressions;

namespace ImageBench.Running.Checks;

/// <summary>A text that may hold <c>${NAME}</c>, which stands for a captured value; <c>$${</c> is a plain <c>${</c>.</summary>
internal static partial class Template
{
    /// <summary>The names that the text asks for.</summary>
    public static IEnumerable<string> NamesIn(string text) =>
        Hole()
            .Matches(text)
            .Where(match => !match.Value.StartsWith("$$", StringComparison.Ordinal))
            .Select(match => match.Groups["name"].Value);

    /// <summary>
    /// The text with the values in their places. A name without a value stays as it stands: the scenario was refused before.
    /// </summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) => Hole().Replace(text, match =>
        match.Value.StartsWith("$$", StringComparison.Ordinal)
            ? match.Value[1..]
            : values.GetValueOrDefault(match.Groups["name"].Value, match.Value));

    [GeneratedRegex(@"\$?\$\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Hole();
}
