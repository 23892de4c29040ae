using System.Text.RegularExpressions;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Scenarios.Files;

/// <summary>Reads <c>contains</c> and <c>matches</c> of a section.</summary>
internal static class TextRuleReader
{
    public static TextRule Read(YamlSection section) => new(
        section.Text("contains", "contains: Alien")?.Value,
        section.Value<Regex?>(
            "matches",
            TryParse,
            "a regular expression without look-around and back-references",
            "matches: '\"id\": *[0-9]+' (in quotes)")?.Value);

    // Without backtracking no pattern can take longer than the text is long.
    private static bool TryParse(string text, out Regex? pattern)
    {
        try
        {
            pattern = text.Length == 0 ? null : new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            pattern = null;
        }

        return pattern is not null;
    }
}
