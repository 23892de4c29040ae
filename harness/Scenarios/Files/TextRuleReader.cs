using System.Text.RegularExpressions;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>Reads <c>contains</c> and <c>matches</c> of a section.</summary>
internal static class TextRuleReader
{
    // Making sense of one takes the square of its length where brackets lie one in another.
    private const int LongestPattern = 1_000;

    public static TextRule Read(YamlSection section) => new(
        section.Text("contains", "contains: Alien")?.Value,
        section.Value<Regex?>(
            "matches",
            TryParse,
            "a regular expression of at most 1,000 characters without look-around and back-references",
            "matches: '\"id\": *[0-9]+' (in quotes)")?.Value);

    // Without backtracking no pattern can take longer than the text is long.
    private static bool TryParse(string text, out Regex? pattern)
    {
        try
        {
            const RegexOptions Plain = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
            pattern = text.Length is 0 or > LongestPattern ? null : new Regex(text, Plain);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            pattern = null;
        }

        return pattern is not null;
    }
}
