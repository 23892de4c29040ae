using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Connections.Features;

namespace ImageBench.Engine.BuildKit.Session;

/// <summary>Reads from a builder's call which session it belongs to, and what its metadata say.</summary>
internal static class CalledSession
{
    public static SessionOffer Offer(this ServerCallContext call) =>
        (SessionOffer)call.GetHttpContext().Features.Get<IConnectionItemsFeature>()!.Items[typeof(SessionOffer)]!;

    /// <summary>The first value that was sent under a name; empty where there is none.</summary>
    public static string Value(this ServerCallContext call, string name) => call.Values(name) is [var first, ..] ? first : "";

    /// <summary>All values that were sent under a name. (The call's own list joins them with commas.)</summary>
    public static IReadOnlyList<string> Values(this ServerCallContext call, string name)
    {
        var headers = call.GetHttpContext().Request.Headers;
        var isEncoded = headers[name + "-encoded"] == "1";
        return [.. headers[name].Select(value => isEncoded ? WebUtility.UrlDecode(value ?? "") : value ?? "")];
    }
}
