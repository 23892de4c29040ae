using System.Buffers;
using System.Text.Json;

namespace ImageBench.Scenarios.Dockerfiles.Lines;

/// <summary>JSON where a Dockerfile may hold it.</summary>
internal static class JsonSyntax
{
    private const string Blanks = "\t\n\r ";

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The frontend that a file names which is JSON as a whole; null for other files.</summary>
    public static string? Of(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("{"))
            return null;
        try
        {
            using var json = JsonDocument.Parse(text);
            var isThere = json.RootElement.TryGetProperty("syntax", out var syntax);
            return isThere && syntax.ValueKind == JsonValueKind.String ? syntax.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second: half a letter of two, which JSON may write and no text can hold.
            return null;
        }
    }

    /// <summary>Whether what follows an instruction is a list of texts, as in <c>["echo", "hello"]</c>.</summary>
    public static bool IsListOfTexts(ReadOnlySpan<char> rest)
    {
        if (rest is not ['[', .. var items, ']'])
            return false;
        for (items = items.Trim(Blanks); items.Length > 0;)
        {
            if (LengthOfText(items) is not { } length)
                return false;
            items = items[length..].TrimStart(Blanks);
            if (items.Length == 0)
                return true;
            if (items[0] != ',')
                return false;
            items = items[1..].TrimStart(Blanks);
            if (items.Length == 0)
                return false;
        }

        return true;
    }

    /// <summary>The length of the text in quotes at the beginning; null where there is none.</summary>
    private static int? LengthOfText(ReadOnlySpan<char> items)
    {
        if (items[0] != '"')
            return null;
        for (var at = 1; at < items.Length; at++)
        {
            if (items[at] == '"')
                return at + 1;
            if (items[at] < ' ' || (items[at] == '\\' && ++at < items.Length && !IsEscape(items[at..])))
                return null;
        }

        return null;
    }

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        "\"\\/bfnrt".Contains(text[0], StringComparison.Ordinal)
        || (text is ['u', _, _, _, _, ..] && !text.Slice(1, 4).ContainsAnyExcept(HexDigits));
}
