using ImageBench.Model.Options;
using ImageBench.Runs.Sides.Places;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Runs.Sides;

/// <summary>Which of several scenarios a change touches: those whose builds are sent, or asked for, something else.</summary>
internal sealed class TouchedScenarios(KnownContexts contexts)
{
    private readonly InputDigests _digests = new();

    public bool IsTouched(RevisedVariant? was, RevisedVariant now, CancellationToken cancellationToken) =>
        was is null || Asked(was) != Asked(now) || !Sent(was, cancellationToken).SequenceEqual(Sent(now, cancellationToken));

    // Names in the image's own folders do not count, nor where the folders lie.
    private static string Asked(RevisedVariant side) => string.Join('\n', side.Variant.Builds.Select(build => string.Join(
        '\0',
        (string[])
        [
            Path.GetRelativePath(side.Scenario.ContextFolder, build.DockerfilePath),
            build.Target ?? "",
            .. Pairs(build.Arguments),
            .. Given(build.Options, side.Scenario.ContextFolder),
        ])));

    // What a build is given beside its context changes the image, where it comes from on this machine and its caches do not.
    private static IEnumerable<string> Given(BuildOptions options, string contextFolder) =>
    [
        $"{options.Platform} {options.Network} {options.SharedMemory}",
        .. options.Hosts.Order(StringComparer.Ordinal),
        .. Pairs(options.Limits),
        .. Pairs(options.Labels),
        .. Pairs(options.Contexts.ToDictionary(
            named => named.Key,
            named => named.Value.Folder is { } folder ? Path.GetRelativePath(contextFolder, folder) : named.Value.ToString())),
        .. options.Secrets.Keys.Order(StringComparer.Ordinal),
        .. options.SshAgents.Keys.Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Pairs(IReadOnlyDictionary<string, string> values) =>
        values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value}");

    private IEnumerable<(string Path, string Digest)> Sent(RevisedVariant side, CancellationToken cancellationToken) =>
        from build in side.Variant.Builds
        from part in side.SentTo(build, contexts, cancellationToken)
        from entry in part.Entries
        select ($"{part.Name}:{entry.Path}", _digests.Of(entry, cancellationToken));
}
