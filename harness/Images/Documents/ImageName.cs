namespace ImageBench.Images.Documents;

/// <summary>
/// An image's name as Docker completes it: "app" is app:latest of library at docker.io. <c>Reference</c> is its tag or, where one is
/// given, its digest.
/// </summary>
internal sealed record ImageName(string Host, string Repository, string Reference)
{
    public const string Hub = "docker.io";
    private const string HubsOwn = "library/";

    public bool HasDigest => Reference.Contains(':', StringComparison.Ordinal);

    /// <summary>Without the host, as users write it: "team/app:1.4", "team/app@sha256:...".</summary>
    public string Short => Repository + (HasDigest ? '@' : ':') + Reference;

    public override string ToString() => $"{Host}/{Short}";

    /// <summary>
    /// What stands before the first slash is a host only where it could be nothing else: with a dot, a port or a capital, or as
    /// "localhost".
    /// </summary>
    public static string HostOf(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : name[..slash];
        var isHost = first == "localhost" || first.AsSpan().IndexOfAny('.', ':') >= 0 || first.AsSpan().ContainsAnyInRange('A', 'Z');
        return isHost ? first : Hub;
    }
}
