using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Model.Options;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.BuildKit;

/// <summary>A build as BuildKit is asked for it.</summary>
internal static class SolveRequests
{
    private const string HostNetwork = "host";

    public static SolveRequest Of(BuildRequest request, string dockerfileName, string sessionId, BuildPlace place)
    {
        var solve = new SolveRequest
        {
            Ref = Guid.NewGuid().ToString("n"),
            Session = sessionId,
            Frontend = "dockerfile.v0",
        };
        if (place.Output is { } output)
            Export(output, solve);
        foreach (var (name, value) in Attributes(request, dockerfileName, place))
            solve.FrontendAttrs[name] = value;
        var exports = CacheExports.Of(request);
        if (exports.Count + request.Options.CacheFrom.Count > 0)
            solve.Cache = new CacheOptions { Imports = { request.Options.CacheFrom.Select(Entry) }, Exports = { exports.Select(Entry) } };
        if (place.NetworkMode == HostNetwork)
            solve.Entitlements.Add("network.host");
        return solve;
    }

    private static void Export(BuildOutput output, SolveRequest solve)
    {
        var exporter = new Exporter { Type = output.Type, Attrs = { output.Attributes.ToDictionary() } };
        // 20.10 reads only the single form, later ones prefer the list.
        solve.Exporter = exporter.Type;
        solve.ExporterAttrs.Add(exporter.Attrs);
        solve.Exporters.Add(exporter);
    }

    private static IEnumerable<(string Name, string Value)> Attributes(BuildRequest request, string dockerfileName, BuildPlace place)
    {
        yield return ("filename", dockerfileName);
        // The parents that were made sure of before the clock are those that are built on; no registry is asked for them.
        yield return ("image-resolve-mode", "local");
        if (request.NoCache)
            yield return ("no-cache", "");
        if (request.Target is not null)
            yield return ("target", request.Target);
        if (place.NetworkMode is not null)
            yield return ("force-network-mode", place.NetworkMode);
        foreach (var (name, value) in request.Arguments)
            yield return ($"build-arg:{name}", value);
        foreach (var (name, value) in request.Labels)
            yield return ($"label:{name}", value);
        foreach (var given in GivenAttributes.Of(request.Options, place))
            yield return given;
    }

    private static CacheEntry Entry(CachePlace place) => new()
    {
        Type = place.Type,
        Attrs = { place.Attributes.ToDictionary() },
    };
}
