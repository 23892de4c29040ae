using System.Text.Json;
using ImageBench.Scenarios.Dockerfiles.Lines;

namespace ImageBench.Advice.Lines;

/// <summary>The texts of an instruction in JSON, as in <c>["echo", "hello"]</c>.</summary>
internal static class JsonWords
{
    /// <summary>Null where it is no such list.</summary>
    public static IReadOnlyList<string>? Read(string rest)
    {
        if (!JsonSyntax.IsListOfTexts(rest))
            return null;
        try
        {
            return JsonSerializer.Deserialize<string[]>(rest);
        }
        catch (JsonException)
        {
            // Half a letter of two, which JSON may write and no text can hold.
            return null;
        }
    }
}
