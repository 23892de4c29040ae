using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ImageBench.Images.Documents;

namespace ImageBench.Images.Contents;

/// <summary>The config document of an image, as written in JSON, as far as it is read here.</summary>
internal sealed record ImageConfig(
    string? Os,
    string? Architecture,
    ImageConfig.RunConfig? Config,
    ImageConfig.Root? Rootfs,
    IReadOnlyList<ImageConfig.Entry?>? History)
{
    public string? Variant { get; init; }

    public OciPlatform Platform => new(Os, Architecture, Variant);

    public IReadOnlyList<string?> DiffIds => Rootfs?.DiffIds ?? [];

    /// <summary>The instruction of each layer, oldest first; empty texts where history and layers do not agree.</summary>
    public IReadOnlyList<string> Instructions
    {
        get
        {
            var made = (History ?? []).OfType<Entry>().Where(entry => entry.EmptyLayer != true).ToList();
            var agree = made.Count == DiffIds.Count;
            return [.. DiffIds.Select((_, i) => agree ? Instruction.Text(made[i].CreatedBy ?? "") : "")];
        }
    }

    /// <summary>The TCP ports that its EXPOSE instructions name, the lowest first.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> TcpPorts => Config?.ExposedPorts is not { ValueKind: JsonValueKind.Object } ports ? [] :
    [
        .. ports.EnumerateObject()
            .Select(port => JsonText.NameOf(port).Split('/'))
            .Where(parts => parts is [_] or [_, "tcp"])
            .Select(parts => ushort.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0)
            .Distinct()
            .Order(),
    ];

    /// <summary>The value of a label, or null.</summary>
    public string? Label(string name) => Config?.Labels is { ValueKind: JsonValueKind.Object } labels
        && labels.EnumerateObject().LastOrDefault(label => JsonText.NameOf(label) == name).Value is var value
        && value.ValueKind == JsonValueKind.String
        && JsonText.Of(value) is { Length: > 0 } text
        ? text
        : null;

    /// <summary>How a container of the image starts. <c>Env</c> holds NAME=VALUE.</summary>
    internal sealed record RunConfig(
        string? User,
        IReadOnlyList<string?>? Entrypoint,
        IReadOnlyList<string?>? Cmd,
        string? WorkingDir,
        IReadOnlyList<string?>? Env)
    {
        public JsonElement? StopSignal { get; init; }

        /// <summary>Of any shape: what is not as it should be is no reason to refuse the image.</summary>
        public JsonElement? ExposedPorts { get; init; }

        public JsonElement? Volumes { get; init; }

        public JsonElement? Labels { get; init; }

        public JsonElement? Healthcheck { get; init; }

        /// <summary>The value of an environment variable, or null.</summary>
        public string? Variable(string name) => (Env ?? [])
            .OfType<string>()
            .LastOrDefault(entry => entry.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
    }

    internal sealed record Root([property: JsonPropertyName("diff_ids")] IReadOnlyList<string?>? DiffIds);

    internal sealed record Entry(
        [property: JsonPropertyName("created_by")] string? CreatedBy,
        [property: JsonPropertyName("empty_layer")] bool? EmptyLayer);
}
