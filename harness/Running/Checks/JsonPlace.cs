using System.Globalization;
using System.Text.Json;

namespace ImageBench.Running.Checks;

/// <summary>A place in a JSON document: names and indices with dots between them, as in "movies.0.title".</summary>
internal static class JsonPlace
{
    /// <summary>
    /// The value there as text (strings without quotes, anything else as it is written), or null. JSON can hold strings that are no text
    /// (half of a letter): such a value is found as it is written, and a place behind such a name is not found.
    /// </summary>
    public static string? Find(JsonElement root, string place)
    {
        try
        {
            return At(root, place) is not { } found ? null : found.ValueKind == JsonValueKind.String ? Text(found) : found.GetRawText();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether a value is what was expected: to the letter, or (1979 and 1979.0) as a number.</summary>
    public static bool Agree(string value, string expected) =>
        value == expected || (Number(value) is { } number && number == Number(expected));

    private static JsonElement? At(JsonElement root, string place)
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

        return at;
    }

    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
