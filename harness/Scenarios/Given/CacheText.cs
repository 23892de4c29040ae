using ImageBench.Model.Options;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Scenarios.Given;

/// <summary>Where a cache comes from or goes to, as Docker's client takes it: "type=registry,ref=NAME", or the name alone.</summary>
internal static class CacheText
{
    public const string ValidFrom = "type=registry,ref=NAME";

    public const string ValidTo = "type=registry,ref=NAME,mode=max or type=inline";

    // The others hold logins of clouds, or ask for folders of this machine.
    private static readonly string[] Attributes =
    [
        "ref",
        "mode",
        "oci-mediatypes",
        "image-manifest",
        "ignore-error",
        "compression",
        "compression-level",
        "force-compression",
        "registry.insecure",
    ];

    /// <summary>What is wrong, or null.</summary>
    public static string? Read(string text, bool isExport, out CachePlace place)
    {
        var fields = text.Contains('=', StringComparison.Ordinal)
            ? AttributeText.Read(text)
            : new Dictionary<string, string?> { ["type"] = CachePlace.Registry, ["ref"] = text.Trim() };
        var type = fields.GetValueOrDefault("type") ?? CachePlace.Registry;
        place = new CachePlace(
            type, fields.Where(field => field.Key != "type").ToDictionary(field => field.Key, field => field.Value ?? ""));
        if (type != CachePlace.Registry && !(isExport && type == CachePlace.Inline))
            return $"is of the type '{type}', which is not known here";
        if (place.Attributes.Keys.FirstOrDefault(key => !Attributes.Contains(key)) is { } strange)
            return $"has a part '{strange}' that is not known here";
        return type == CachePlace.Registry && !ImageReference.IsValid(place.Attributes.GetValueOrDefault("ref", ""))
            ? "names no ref that can be"
            : null;
    }
}
