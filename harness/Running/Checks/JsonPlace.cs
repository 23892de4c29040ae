using System.Globalization;
using System.Text.Json;

namespace ImageBench.Running.Checks;

/// <summary>A place in a JSON document: names and indices with dots between them, as in "movies.0.title".</summary>
internal static class JsonPlace
{
    /// <summary>The value there as text (strings without quotes, anything else as it is written), or null.</summary>
    public static string? Find(JsonElement root, string place)
    {
        var at = root;
        foreach (var step in place.Split('.'))
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step, out var member))
            {
                at = member;
            }
            else if (at.ValueKind == JsonValueKind.Array
                && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < at.GetArrayLength())
            {
                at = at[index];
            }
            else
            {
                return null;
            }
        }

        return at.ValueKind == JsonValueKind.String ? at.GetString() : at.GetRawText();
    }

    /// <summary>Whether a value is what was expected: to the letter, or (1979 and 1979.0) as a number.</summary>
    public static bool Agree(string value, string expected) =>
        value == expected || (Number(value) is { } number && number == Number(expected));

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
