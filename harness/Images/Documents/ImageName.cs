using System.Text.RegularExpressions;

namespace ImageBench.Images.Documents;

/// <summary>
/// The name of an image in a registry as Docker completes it: "app" is app:latest of library at docker.io. <c>Reference</c> is its tag or,
/// where one is given, its digest.
/// </summary>
internal sealed partial record ImageName(string Host, string Repository, string Reference)
{
    /// <summary>What stands before an image's name to say that it is to be read from its registry.</summary>
    public const string Scheme = "registry://";

    public const string ValidValues = "registry://HOST[:PORT]/NAME:TAG or registry://HOST[:PORT]/NAME@DIGEST";

    private const string Hub = "docker.io";
    private const int LongestName = 255;

    public bool HasDigest => Reference.Contains(':', StringComparison.Ordinal);

    public override string ToString() => $"{Host}/{Repository}{(HasDigest ? '@' : ':')}{Reference}";

    /// <summary>
    /// What stands before the first slash is a host only where it could be nothing else: with a dot, a port or a capital, or as
    /// "localhost".
    /// </summary>
    public static string HostOf(string name) => FindHost(name) ?? Hub;

    public static bool IsInRegistry(string typed) => typed.StartsWith(Scheme, StringComparison.Ordinal);

    /// <summary>The name behind "registry://"; null where it is none.</summary>
    public static ImageName? Parse(string typed)
    {
        var text = IsInRegistry(typed) ? typed[Scheme.Length..] : typed;
        var host = FindHost(text);
        if (Parts().Match(host is null ? text : text[(host.Length + 1)..]) is not { Success: true } parts || host?.Length > LongestName)
            return null;
        // A port can be too large, and an address in brackets none.
        if (host is not null && !(HostForm().IsMatch(host) && Uri.TryCreate("https://" + host, UriKind.Absolute, out _)))
            return null;
        var repository = parts.Groups["name"].Value;
        if (repository.Length > LongestName)
            return null;
        if ((host ?? Hub) is Hub or "index.docker.io" && !repository.Contains('/', StringComparison.Ordinal))
            repository = "library/" + repository;
        var reference = parts.Groups["digest"] is { Success: true } digest ? digest.Value
            : parts.Groups["tag"] is { Success: true } tag ? tag.Value
            : "latest";
        return new ImageName(host ?? Hub, repository, reference);
    }

    private static string? FindHost(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : name[..slash];
        var isHost = first == "localhost" || first.AsSpan().IndexOfAny('.', ':') >= 0 || first.AsSpan().ContainsAnyInRange('A', 'Z');
        return isHost ? first : null;
    }

    [GeneratedRegex(
        @"\A(?<name>[a-z0-9]+((\.|__?|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|__?|-+)[a-z0-9]+)*)*)(:(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?"
            + @"(@(?<digest>sha256:[0-9a-f]{64}))?\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();

    [GeneratedRegex(
        @"\A([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(:[0-9]{1,5})?\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex HostForm();
}
