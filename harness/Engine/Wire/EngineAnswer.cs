using System.Text.Json;
using Docker.DotNet;

namespace ImageBench.Engine.Wire;

/// <summary>What an engine says when it refuses.</summary>
internal static class EngineAnswer
{
    /// <summary>The engine's own sentence, without the JSON around it.</summary>
    public static string Message(DockerApiException refused)
    {
        try
        {
            using var body = JsonDocument.Parse(refused.ResponseBody ?? "");
            if (body.RootElement.ValueKind == JsonValueKind.Object
                && body.RootElement.TryGetProperty("message", out var message)
                && message.ValueKind == JsonValueKind.String
                && message.GetString() is { Length: > 0 } text)
            {
                return text.Trim();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A proxy in between answers in its own words, or in half a letter of two, which no text can hold.
        }

        return string.IsNullOrWhiteSpace(refused.ResponseBody) ? refused.Message : refused.ResponseBody.Trim();
    }
}
