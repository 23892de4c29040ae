using ImageBench.Model.Options;
using ImageBench.Scenarios.Dockerfiles;

namespace ImageBench.Scenarios.Given;

/// <summary>Where a cache comes from or goes to, as Docker's client takes it: "type=registry,ref=NAME", or the name alone.</summary>
internal static class CacheText
{
    /// <summary>What a scenario may name, which is somebody else's data: no folder of this machine.</summary>
    public const string ValidInScenario = "type=registry,ref=NAME";

    public const string ValidFrom = $"{ValidInScenario}, or type=local,src=FOLDER";

    public const string ValidTo = "type=registry,ref=NAME,mode=max, type=local,dest=FOLDER,mode=max or type=inline";

    // The others hold logins of clouds.
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

    private static readonly string[] OfFolders = [.. Attributes, "tag", "digest"];

    /// <summary>
    /// What is wrong, or null. A folder is taken from <paramref name="folder"/>; where that is null, none may be named.
    /// </summary>
    public static string? Read(string text, bool isExport, string? folder, out CachePlace place)
    {
        var fields = text.Contains('=', StringComparison.Ordinal)
            ? AttributeText.Read(text)
            : new Dictionary<string, string?> { ["type"] = CachePlace.Registry, ["ref"] = text.Trim() };
        var type = fields.GetValueOrDefault("type") ?? CachePlace.Registry;
        place = new CachePlace(
            type, fields.Where(field => field.Key != "type").ToDictionary(field => field.Key, field => field.Value ?? ""));
        if (type == CachePlace.Local && folder is not null)
            return ReadLocal(isExport ? "dest" : "src", folder, ref place);
        if (type != CachePlace.Registry && !(isExport && type == CachePlace.Inline))
            return $"is of the type '{type}', which is not known here";
        if (place.Attributes.Keys.FirstOrDefault(key => !Attributes.Contains(key)) is { } strange)
            return $"has a part '{strange}' that is not known here";
        return type == CachePlace.Registry && !ImageReference.IsValid(place.Attributes.GetValueOrDefault("ref", ""))
            ? "names no ref that can be"
            : null;
    }

    private static string? ReadLocal(string key, string folder, ref CachePlace place)
    {
        if (place.Attributes.Keys.FirstOrDefault(other => other != key && !OfFolders.Contains(other)) is { } strange)
            return $"has a part '{strange}' that is not known here";
        if (place.Attributes.GetValueOrDefault(key, "") is not { Length: > 0 } path || path.Contains('\0', StringComparison.Ordinal))
            return $"names no folder with {key}=";
        place = place with { Attributes = new Dictionary<string, string>(place.Attributes) { [key] = Path.GetFullPath(path, folder) } };
        return null;
    }
}
