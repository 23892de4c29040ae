using System.Text.Json;
using ImageBench.Model;

namespace ImageBench.Running.Checks;

/// <summary>
/// An HTTP answer as it came. Header names in any case; of a header given twice the values stand with a comma between. A long body is cut.
/// </summary>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Body, bool IsCut)
{
    /// <summary>No more than that is read of a body.</summary>
    public const int MostBytes = 1_000_000;

    /// <summary>No more letters of it, or of a value in it, are told: a body, and what is captured of one, can be a megabyte.</summary>
    public const int MostShown = 200;

    /// <summary>The body as JSON, or null where it is none.</summary>
    public JsonElement? Json()
    {
        try
        {
            using var document = JsonDocument.Parse(Body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>"status 404: no such movie", in one short line.</summary>
    public override string ToString()
    {
        var body = string.Join(' ', Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var shown = PlainText.Short(body, MostShown);
        var place = Headers.TryGetValue("Location", out var location)
            ? $" to {PlainText.Line(location, MostShown)} (redirects are not followed)"
            : "";
        return FormattableString.Invariant(
            $"status {Status}{place}{(shown.Length > 0 ? ": " : "")}{shown}{(IsCut ? $" (cut after {MostBytes:N0} bytes)" : "")}");
    }
}
