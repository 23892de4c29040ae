using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>Reads from a builder's call which session it belongs to, and what its metadata say.</summary>
internal static class CalledSession
{
    public static SessionOffer Offer(this ServerCallContext call) => call.GetHttpContext().Offer();

    public static SessionOffer Offer(this HttpContext call) =>
        (SessionOffer)call.Features.Get<IConnectionItemsFeature>()!.Items[typeof(SessionOffer)]!;

    /// <summary>The first value that was sent under a name; empty where there is none.</summary>
    public static string Value(this ServerCallContext call, string name) => call.GetHttpContext().Value(name);

    /// <summary>The same of a call that is answered by hand.</summary>
    public static string Value(this HttpContext call, string name) => call.Values(name) is [var first, ..] ? first : "";

    /// <summary>All values that were sent under a name. (gRPC's own list joins them with commas.)</summary>
    public static IReadOnlyList<string> Values(this HttpContext call, string name)
    {
        var headers = call.Request.Headers;
        var isEncoded = headers[name + "-encoded"] == "1";
        return [.. headers[name].Select(value => isEncoded ? WebUtility.UrlDecode(value ?? "") : value ?? "")];
    }
}
