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
        build.Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal)
            .Select(argument => $"{argument.Key}={argument.Value}")
            .Prepend(build.Target ?? "")
            .Prepend(Path.GetRelativePath(side.Scenario.ContextFolder, build.DockerfilePath)))));

    private IEnumerable<(string Path, string Digest)> Sent(RevisedVariant side, CancellationToken cancellationToken) =>
        from build in side.Variant.Builds
        from entry in contexts.Entries(side.Scenario.ContextFolder, build.DockerfilePath, cancellationToken)
        select (entry.Path, _digests.Of(entry, cancellationToken));
}
