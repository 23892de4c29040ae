using System.Globalization;
using System.Text.Json;
using ImageBench.Model.Options;

namespace ImageBench.Engine.BuildKit;

/// <summary>The options of a build in the words of BuildKit's frontend.</summary>
internal static class GivenAttributes
{
    /// <summary>What a frontend must know to be given named contexts.</summary>
    public const string NamedContexts = "moby.buildkit.frontend.contexts";

    /// <summary>The images of <paramref name="place"/> are given under the names that Dockerfiles have for them.</summary>
    public static IEnumerable<(string Name, string Value)> Of(BuildOptions options, BuildPlace place)
    {
        var images = place.Images;
        if (options.Platform is not null)
            yield return ("platform", options.Platform);
        foreach (var (name, context) in options.Contexts)
            yield return ($"context:{name}", context.Image is null ? $"local:{name}" : context.ToString());
        // What a user names so is the stronger one.
        foreach (var (name, reference) in images.Where(image => !options.Contexts.ContainsKey(image.Key)))
            yield return ($"context:{name}", reference);
        // A frontend that knows no named contexts refuses the build then, where it would build without them.
        if (options.Contexts.Count + images.Count > 0)
            yield return ("frontend.caps", NamedContexts + "+forward");
        if (options.Hosts.Count > 0)
            yield return ("add-hosts", string.Join(',', HostGateway.PutInto(options.Hosts, place.HostGateway)));
        if (options.SharedMemory is { } bytes)
            yield return ("shm-size", bytes.ToString(CultureInfo.InvariantCulture));
        if (options.Limits.Count > 0)
            yield return ("ulimit", string.Join(',', options.Limits.Select(limit => $"{limit.Key}={limit.Value}")));
        if (options.CacheFrom.Count > 0)
            yield return ("cache-imports", JsonSerializer.Serialize(options.CacheFrom.Select(Import)));
    }

    // By the names of Go's fields, as its own clients write them.
    private static Dictionary<string, object> Import(CachePlace place) => new()
    {
        ["Type"] = place.Type,
        ["Attrs"] = place.Attributes,
    };
}
