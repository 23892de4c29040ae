using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Model.Options;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.BuildKit;

/// <summary>A build as BuildKit is asked for it.</summary>
internal static class SolveRequests
{
    private const string HostNetwork = "host";

    /// <summary><paramref name="networkMode"/> null leaves the steps the builder's own network.</summary>
    public static SolveRequest Of(BuildRequest request, string dockerfileName, string sessionId, string? networkMode)
    {
        var exporter = new Exporter { Type = "moby" };
        if (request.Tag is not null)
            exporter.Attrs["name"] = request.Tag;
        var solve = new SolveRequest
        {
            Ref = Guid.NewGuid().ToString("n"),
            Session = sessionId,
            Frontend = "dockerfile.v0",
            // 20.10 reads only the single form, later ones prefer the list.
            Exporter = exporter.Type,
            ExporterAttrs = { exporter.Attrs },
            Exporters = { exporter },
        };
        foreach (var (name, value) in Attributes(request, dockerfileName, networkMode))
            solve.FrontendAttrs[name] = value;
        if (request.Options is not { CacheFrom: [], CacheTo: [] })
            solve.Cache = Cache(request.Options);
        if (networkMode == HostNetwork)
            solve.Entitlements.Add("network.host");
        return solve;
    }

    private static IEnumerable<(string Name, string Value)> Attributes(BuildRequest request, string dockerfileName, string? networkMode)
    {
        yield return ("filename", dockerfileName);
        // The parents that were made sure of before the clock are those that are built on; no registry is asked for them.
        yield return ("image-resolve-mode", "local");
        if (request.NoCache)
            yield return ("no-cache", "");
        if (request.Target is not null)
            yield return ("target", request.Target);
        if (networkMode is not null)
            yield return ("force-network-mode", networkMode);
        foreach (var (name, value) in request.Arguments)
            yield return ($"build-arg:{name}", value);
        foreach (var (name, value) in request.Labels)
            yield return ($"label:{name}", value);
        foreach (var given in GivenAttributes.Of(request.Options))
            yield return given;
    }

    private static CacheOptions Cache(BuildOptions options) => new()
    {
        Imports = { options.CacheFrom.Select(Entry) },
        Exports = { options.CacheTo.Select(Entry) },
    };

    private static CacheEntry Entry(CachePlace place) => new()
    {
        Type = place.Type,
        Attrs = { place.Attributes.ToDictionary() },
    };
}
