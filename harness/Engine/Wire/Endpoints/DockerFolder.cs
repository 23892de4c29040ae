using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ImageBench.Model.Files;

namespace ImageBench.Engine.Wire.Endpoints;

/// <summary>The folder in which Docker's tools keep the contexts that people made, and which of them is in use.</summary>
internal sealed class DockerFolder(string path)
{
    /// <summary>The context that stands for what is there without any.</summary>
    public const string NoContext = "default";

    public string FullPath => path;

    public static DockerFolder Find()
    {
        var named = Environment.GetEnvironmentVariable("DOCKER_CONFIG");
        return new DockerFolder(string.IsNullOrEmpty(named)
            ? Path.Combine(HomeFolder.Find(), ".docker")
            : named);
    }

    /// <summary>The context that "docker context use" left; null where it left none.</summary>
    public string? CurrentContext() => Read(Path.Combine(path, "config.json")) is { } config
        && Text(config, "currentContext") is { Length: > 0 } name && name != NoContext ? name : null;

    /// <summary>
    /// Where a context leads, as it is written there, and its keys where it has any; null where there is no such context.
    /// </summary>
    public (string Host, EngineKeys? Keys)? FindContext(string name)
    {
        // A name is never a path: folders are called after its digest.
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        if (Read(Path.Combine(path, "contexts", "meta", id, "meta.json")) is not { } meta
            || Part(Part(meta, "Endpoints"), "docker") is not { } docker
            || Text(docker, "Host") is not { Length: > 0 } host)
        {
            return null;
        }

        var skips = Part(docker, "SkipTLSVerify") is { ValueKind: JsonValueKind.True };
        var folder = Path.Combine(path, "contexts", "tls", id, "docker");
        return (host, Directory.Exists(folder) || skips ? EngineKeys.InFolder(folder, skips, $"Docker context '{name}'") : null);
    }

    /// <summary>A file of the folder; null where there is none, or none that can be read.</summary>
    public static JsonElement? Read(string path)
    {
        try
        {
            return Parse(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>What such a file says; null where it is none.</summary>
    public static JsonElement? Parse(byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return HoldsTexts(document.RootElement) ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // JSON may write half a letter of two, which no text can hold: such a file is none that Docker's client wrote.
    private static bool HoldsTexts(JsonElement part)
    {
        try
        {
            return part.ValueKind switch
            {
                JsonValueKind.Object => part.EnumerateObject().All(member => member.Name.Length >= 0 && HoldsTexts(member.Value)),
                JsonValueKind.Array => part.EnumerateArray().All(HoldsTexts),
                JsonValueKind.String => part.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static JsonElement? Part(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } whole && whole.TryGetProperty(name, out var part) ? part : null;

    private static string? Text(JsonElement of, string name) =>
        Part(of, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
