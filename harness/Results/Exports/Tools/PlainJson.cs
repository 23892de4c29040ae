using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageBench.Results.Exports.Tools;

/// <summary>How the JSON of all exports is written.</summary>
internal static class PlainJson
{
    public const JsonIgnoreCondition LeaveOut = JsonIgnoreCondition.WhenWritingNull;

    // Relaxed escaping: as in run.json, the text is never part of a page, and "&&" stays "&&".
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    /// <summary>Two rounds can have an interval that reaches beyond all bounds, and JSON has no word for that.</summary>
    public static double? Finite(double? number) => number is { } known && double.IsFinite(known) ? known : null;
}
