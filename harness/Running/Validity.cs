using ImageBench.Model.Builds;

namespace ImageBench.Running;

/// <summary>Whether a build was in the cache state that it was asked for, by what its steps did.</summary>
internal static class Validity
{
    // Parent images are there whatever the cache holds, and an ARG before FROM is a step of the classic builder only.
    private static readonly string[] NeverCounted = ["FROM", "ARG"];

    // Builders take a folder that they made before from their cache also when told to use none.
    private static readonly string[] MayBeCached = [.. NeverCounted, "WORKDIR"];

    private const int NamedFiles = 5;
    private const string OtherFiles = "files of the scenario changed while it was measured: ";

    /// <summary>
    /// The outcome as it was, or, where files of the build are not those that the run was planned with, as that of no build of this run,
    /// whatever became of it.
    /// </summary>
    public static BuildOutcome Judge(BuildOutcome outcome, IReadOnlyList<string> changed) =>
        changed.Count == 0 || outcome.Status == BuildStatus.Cancelled
            ? outcome
            : outcome with { Status = BuildStatus.Invalid, ImageId = null, Error = OtherFiles + Shown(changed), LogTail = [] };

    /// <summary>Whether that is what was wrong with a build.</summary>
    public static bool IsOfOtherFiles(BuildOutcome outcome) =>
        outcome.Status == BuildStatus.Invalid && outcome.Error?.StartsWith(OtherFiles, StringComparison.Ordinal) == true;

    /// <summary>The first of some files, and how many more there are.</summary>
    public static string Shown(IReadOnlyList<string> files) => files.Count > NamedFiles
        ? FormattableString.Invariant($"{string.Join(", ", files.Take(NamedFiles))} and {files.Count - NamedFiles} more")
        : string.Join(", ", files);

    /// <summary>
    /// What was wrong, as a sentence without its full stop; null for a valid build, and for one whose builder told of no steps. Where the
    /// change is in an ignored file, nothing must run.
    /// </summary>
    public static string? Flaw(BuildKey key, IReadOnlyList<Step> steps, bool changeIsIgnored) =>
        Flaw(key.Cache, steps, changeIsIgnored)
            ?? (key.Builder == Builder.Buildah && key.Cache != CacheState.AsFound ? Unproven(key.Cache, steps) : null);

    // Buildah says of each step whether it came from its cache, and nothing of cache mounts, which it empties for nobody.
    private static string? Unproven(CacheState state, IReadOnlyList<Step> steps) =>
        !steps.Any(step => step.Number is not null) ? "its builder told of no steps, so that nothing shows what came from its cache"
        : state == CacheState.Cold
            && steps.FirstOrDefault(step => step.Instruction.Contains("type=cache", StringComparison.Ordinal)) is { } mounted
        ? $"nothing shows what the cache mounts of the step '{mounted.Name}' held: Podman's builder does not empty them"
        : null;

    /// <summary>The same of a builder that empties what it is told to empty.</summary>
    public static string? Flaw(CacheState state, IReadOnlyList<Step> steps, bool changeIsIgnored)
    {
        var ran = steps.FirstOrDefault(step => step.Ran && !NeverCounted.Contains(step.Keyword));
        return state switch
        {
            CacheState.Cold
                when steps.FirstOrDefault(step =>
                    step is { Number: not null, Cached: true, IsFetch: false } && !MayBeCached.Contains(step.Keyword)) is { } cached =>
                $"in a cold build the step '{cached.Name}' came from the cache",
            CacheState.Warm when ran is not null =>
                $"in a warm build the step '{ran.Name}' ran, though nothing had changed: its cached result was gone",
            CacheState.Imported => ImportFlaw(steps),
            CacheState.IncrementalSource or CacheState.IncrementalDependency when changeIsIgnored => ran is null
                ? null
                : $"the step '{ran.Name}' ran, though the changed file is not sent: its cached result was gone",
            CacheState.IncrementalSource
                or CacheState.IncrementalDependency when ran is null
                && steps.Any(step => step.Number is not null) =>
                "nothing ran: the changed file reaches no step of this Dockerfile",
            _ => null,
        };
    }

    // The builder was empty, so that what is cached was imported. How much of it there is depends on what the cache holds.
    private static string? ImportFlaw(IReadOnlyList<Step> steps)
    {
        var import = steps.FirstOrDefault(step => step.Name.StartsWith("importing cache manifest", StringComparison.Ordinal));
        if (import?.Error is { } error)
            return $"the cache could not be imported: {error}";
        var counted = steps.Where(step => step.Number is not null && !MayBeCached.Contains(step.Keyword)).ToList();
        return counted.Count > 0 && !counted.Exists(step => step.Cached)
            ? "in an imported build every step ran: nothing of the imported cache was of use"
            : null;
    }
}
