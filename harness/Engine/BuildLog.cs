using System.Text.Json;

namespace ImageBench.Engine;

/// <summary>
/// The message stream of a build, one JSON object a line: the image id, the error, and the builder's trace.
/// A build that failed still answers 200: an error line is the only sign. Success is the image id, never a tag.
/// </summary>
internal sealed class BuildLog(IBuildTrace trace)
{
    public IBuildTrace Trace { get; } = trace;

    public string? ImageId { get; private set; }

    /// <summary>When the image id arrived, from the build's start.</summary>
    public TimeSpan? ImageIdArrived { get; private set; }

    public string? Error { get; private set; }

    /// <summary>Takes one line; the name of a step that it starts, or null.</summary>
    public string? Read(string line, TimeSpan arrived)
    {
        if (string.IsNullOrWhiteSpace(line))
            return null;
        using var document = JsonDocument.Parse(line);
        var message = document.RootElement;
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
