using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Files;

namespace ImageBench.Engine.BuildKit.Blobs;

/// <summary>The index of a folder in OCI layout: which blob a tag names.</summary>
internal sealed class LayoutIndex(string folder)
{
    private const string TagName = "org.opencontainers.image.ref.name";
    private const int LongestIndex = 4 * 1024 * 1024;

    // With a key twice nobody can say what is meant, and the nodes would throw when they are asked.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private string PlacePath => Path.Combine(folder, "index.json");

    /// <summary>The digest that a tag names; null where there is no such folder, no such tag, or no index that can be read.</summary>
    public string? Find(string tag)
    {
        var manifests = Manifests();
        return manifests.FirstOrDefault(manifest => TagOf(manifest) == tag) is { } named ? DigestOf(named)
            : manifests is [var only] && TagOf(only) is null ? DigestOf(only)
            : null;
    }

    /// <summary>Has a tag name the blob of a descriptor, as a builder writes one; what else is in the index stays.</summary>
    public void Put(string descriptor, string tag)
    {
        try
        {
            if (JsonNode.Parse(descriptor, documentOptions: Strict) is not JsonObject manifest)
                return;
            manifest["annotations"] = new JsonObject { [TagName] = tag };
            var others = Manifests().Where(other => TagOf(other) != tag).Select(other => other.DeepClone());
            var index = new JsonObject
            {
                ["schemaVersion"] = 2,
                ["mediaType"] = ManifestKind.OciIndex,
                ["manifests"] = new JsonArray([.. others, manifest]),
            };
            PlacedFile.Write(Path.Combine(folder, "oci-layout"), """{"imageLayoutVersion":"1.0.0"}"""u8);
            PlacedFile.Write(PlacePath, Encoding.UTF8.GetBytes(index.ToJsonString()));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"The index of the cache in {folder} cannot be written ({exception.Message.TrimEnd('.')}): name another folder.",
                exception);
        }
    }

    private IReadOnlyList<JsonNode> Manifests()
    {
        try
        {
            return File.Exists(PlacePath)
                && JsonNode.Parse(BoundedFile.Read(PlacePath, LongestIndex), documentOptions: Strict) is JsonObject index
                && index["manifests"] is JsonArray manifests
                ? [.. manifests.OfType<JsonObject>()]
                : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return [];
        }
    }

    private static string? TagOf(JsonNode manifest) => Text((manifest["annotations"] as JsonObject)?[TagName]);

    private static string? DigestOf(JsonNode manifest) => Text(manifest["digest"]);

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
