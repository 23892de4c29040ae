using System.Text.Json;
using Google.Protobuf;
using ImageBench.Model;

namespace ImageBench.Engine.Wire;

/// <summary>
/// The message stream of a build, one JSON object a line: the image id, the error, and the builder's trace.
/// A build that failed still answers 200: an error line is the only sign. Success is the image id, never a tag.
/// </summary>
internal sealed class BuildLog(IBuildTrace trace)
{
    private const int LongestQuote = 80;

    public IBuildTrace Trace { get; } = trace;

    public string? ImageId { get; private set; }

    /// <summary>When the image id arrived, from the build's start.</summary>
    public TimeSpan? ImageIdArrived { get; private set; }

    public string? Error { get; private set; }

    /// <summary>
    /// Takes one line; the name of a step that it starts, or null. A <see cref="Fault"/> says that the line is no message of a builder.
    /// </summary>
    public string? Read(string line, TimeSpan arrived)
    {
        if (string.IsNullOrWhiteSpace(line))
            return null;
        try
        {
            using var document = JsonDocument.Parse(line);
            return Read(document.RootElement, arrived);
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or FormatException or InvalidProtocolBufferException)
        {
            // Half a line of an engine that ended, or a proxy's own words: neither says anything of the variant that was built.
            throw new Fault(
                ExitCode.NoEngine,
                $"The engine sent a line that is no build message ('{PlainText.Short(line, LongestQuote)}'); "
                + "see whether it still runs, then run again.",
                exception);
        }
    }

    /// <summary>The end as a builder says it in one answer: the image id, or the reason why there is none.</summary>
    public void End(string? imageId, string? error, TimeSpan arrived)
    {
        if (error is not null)
            Error = error.Trim() is { Length: > 0 } said ? said : Error ?? "the builder did not say why";
        if (imageId is null)
            return;
        ImageId = imageId;
        ImageIdArrived = arrived;
    }

    private string? Read(JsonElement message, TimeSpan arrived)
    {
        if (message.TryGetProperty("error", out var error) && error.GetString() is { Length: > 0 } text)
            Error = text.Trim();
        if (message.TryGetProperty("aux", out var aux) && aux.ValueKind == JsonValueKind.Object && aux.TryGetProperty("ID", out var id))
        {
            ImageId = id.GetString();
            ImageIdArrived = arrived;
        }

        return Trace.Read(message, arrived);
    }
}
