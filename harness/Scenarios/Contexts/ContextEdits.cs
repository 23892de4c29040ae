using System.Formats.Tar;
using System.Text;
using ImageBench.Model.Builds;
using ImageBench.Model.Scenarios;

namespace ImageBench.Scenarios.Contexts;

/// <summary>What the incremental builds change: one file's content, in the context as it is sent.</summary>
internal static class ContextEdits
{
    private static readonly CacheState[] States = [CacheState.IncrementalSource, CacheState.IncrementalDependency];

    /// <summary>
    /// The scenario with the files to change filled in where it does not name them: from the files that its baseline is sent.
    /// </summary>
    public static Scenario Complete(Scenario scenario, KnownContexts contexts, CancellationToken cancellationToken)
    {
        if (scenario.Sides.Count > 0)
        {
            return scenario with
            {
                Sides = scenario.Sides.ToDictionary(side => side.Key, side => Complete(side.Value, contexts, cancellationToken)),
            };
        }

        var baseline = scenario.Variants.FirstOrDefault(variant => variant.Name == scenario.Baseline) ?? scenario.Variants[0];
        var sent = Sent(scenario, baseline, contexts, cancellationToken).SelectMany(entries => entries).DistinctBy(entry => entry.Path);
        return scenario with { Edit = EditGuess.Complete(scenario.Edit, [.. sent]) };
    }

    /// <summary>The incremental states that cannot be measured, variant by variant, and why.</summary>
    public static IReadOnlyList<SkippedState> Skipped(Scenario scenario, KnownContexts contexts, CancellationToken cancellationToken)
    {
        var ignored = Ignored(scenario, contexts, cancellationToken).Select(change => (change.Variant, change.Cache)).ToHashSet();
        return
        [
            .. from variant in scenario.Variants
               where variant.Image is null
               let sent = Sent(scenario, variant, contexts, cancellationToken)
               from state in States
               let why = WhyNot(FileOf(scenario.SideOf(variant), state), Key(state), sent)
               where why is not null && !ignored.Contains((variant.Name, state))
               select new SkippedState(scenario.Name, variant.Name, state, why),
        ];
    }

    /// <summary>
    /// The incremental states that are measured of a variant though its ignore file leaves the changed file out, as the scenario allows. A
    /// change that no variant at all is sent shows nothing, and is none of them.
    /// </summary>
    public static IReadOnlyList<IgnoredChange> Ignored(Scenario scenario, KnownContexts contexts, CancellationToken cancellationToken)
    {
        List<IgnoredChange> ignored =
        [
            .. from variant in scenario.Variants
               let side = scenario.SideOf(variant)
               where variant.Image is null && side.Edit.MayBeIgnored
               let sent = Sent(scenario, variant, contexts, cancellationToken)
               from state in States
               where IsIgnored(FileOf(side, state), sent)
               select new IgnoredChange(scenario.Name, variant.Name, state, FileOf(side, state)!),
        ];
        return [.. ignored.GroupBy(change => change.Cache)
            .Where(alike => alike.Count() < scenario.Variants.Count)
            .SelectMany(alike => alike)];
    }

    /// <summary>
    /// The change for one build; null for the states that change nothing. <paramref name="mark"/> must be unique to the build.
    /// </summary>
    public static FileEdit? Make(Scenario scenario, CacheState state, string mark, DateTimeOffset at) =>
        FileOf(scenario, state) is { } file && CommentSyntax.Appended(Path.GetFileName(file), mark) is { } appended
            ? new FileEdit(file, Encoding.UTF8.GetBytes(appended), at)
            : null;

    /// <summary>What each of the variant's builds is sent.</summary>
    private static IReadOnlyList<IReadOnlyList<ContextEntry>> Sent(
        Scenario scenario, Variant variant, KnownContexts contexts, CancellationToken cancellationToken) =>
        [
            .. variant.Builds.Select(build =>
                contexts.Entries(scenario.SideOf(variant).ContextFolder, build.DockerfilePath, cancellationToken)),
        ];

    private static string? FileOf(Scenario scenario, CacheState state) => state switch
    {
        CacheState.IncrementalSource => scenario.Edit.Source,
        CacheState.IncrementalDependency => scenario.Edit.Dependency,
        _ => null,
    };

    private static string Key(CacheState state) => state == CacheState.IncrementalSource ? "edit.source" : "edit.dependency";

    // That the file is there was seen when the scenario was read; what is there and not sent is ignored.
    private static bool IsIgnored(string? file, IReadOnlyList<IReadOnlyList<ContextEntry>> sent) =>
        file is not null
            && CommentSyntax.Appended(Path.GetFileName(file), "") is not null
            && !sent.Any(entries => entries.Any(entry => entry.Path == file));

    // It is enough that one of the builds is sent the change.
    private static string? WhyNot(string? file, string key, IReadOnlyList<IReadOnlyList<ContextEntry>> sent)
    {
        List<string?> reasons = [.. sent.Select(entries => WhyNot(file, key, entries))];
        return reasons.Contains(null) ? null : reasons[0];
    }

    private static string? WhyNot(string? file, string key, IReadOnlyList<ContextEntry> sent)
    {
        var named = $"name a file as {key} in scenario.yaml";
        if (file is null)
        {
            return $"the context has no file that is known as {(key == "edit.source" ? "a source file" : "a dependency manifest")}; "
                + $"{named}";
        }

        if (CommentSyntax.Appended(Path.GetFileName(file), "") is null)
            return $"no way is known to change {file} without changing what it means; {named} whose kind takes comments";
        // The first entry is the Dockerfile.
        if (sent[0].Path == file)
            return $"{file} is the Dockerfile itself; {named}";
        return sent.Any(entry => entry.Path == file && entry.Type == TarEntryType.RegularFile)
            ? null
            : $"{file} is not among the files that are sent (it is ignored, or a link); {named} that is";
    }
}
