using ImageBench.Model;

namespace ImageBench.Running.Parents;

/// <summary>What helps where a parent image cannot be had, by the words in which an engine or a registry says why.</summary>
internal static class ParentRemedy
{
    // In this order: Docker Hub says of a name that it does not have that it may want a login.
    private static readonly (string[] Words, string Remedy)[] ByCause =
    [
        (["toomanyrequests", "rate limit", "too many requests"],
            "that registry lets no more be pulled for now: wait, or 'docker login' there, which allows more"),
        (["manifest unknown", "manifest for", "not found: manifest", "name unknown", "repository does not exist", "does not exist"],
            "see that its name and tag are right, and 'docker login' there where it is private"),
        (["unauthorized", "authentication required", "no basic auth credentials", "access denied", "access forbidden", "denied:"],
            "'docker login' to that registry with an account that may pull it"),
        (["no such host", "network is unreachable", "no route to host", "i/o timeout", "connection refused", "server misbehaving",
            "request canceled while waiting for connection", "tls handshake timeout", "connection reset"],
            "the engine does not reach that registry: see that its name is right and the network is there, or load the image"),
        (["certificate", "server gave http response to https client"],
            "the engine does not trust that registry: give it the registry's authority, or list it there as insecure"),
        (["--provision makes it"], "run again with --provision"),
        (["making it needs linux"], "build on public images (--base-set hub), or on others (--from)"),
        (["there is no recipe of that name"], "name one of those"),
        (["no space left on device"], "free some space where the engine keeps its images"),
    ];

    /// <summary>
    /// A part of a sentence. <paramref name="hasOther"/>: the other base set takes another image in its place, and was not tried.
    /// <paramref name="replacement"/>: the options that build on an image that is made on this machine.
    /// </summary>
    public static string For(string reason, BaseSet baseSet, bool hasOther, string? replacement = null) =>
        hasOther && baseSet == BaseSet.Hub ? "--base-set debian --provision makes the parents on this machine instead"
        : hasOther ? "--base-set hub takes the parents from their registry instead"
        : Cause(reason) + (replacement is null ? "" : $", or build on one that is made on this machine: {replacement}");

    private static string Cause(string reason) => ByCause
        .FirstOrDefault(cause => cause.Words.Any(word => reason.Contains(word, StringComparison.OrdinalIgnoreCase))).Remedy
        ?? "see that its name is right, or load it into the engine";
}
