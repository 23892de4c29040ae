using ImageBench.Model.Scenarios;

namespace ImageBench.EngineTests.Clients;

/// <summary>
/// One variant, built twice from an empty cache: first by <paramref name="Theirs"/> and then by us, or the other way round
/// (<paramref name="OursFirst"/>). What the second build says of its steps shows whether both asked for the same.
/// </summary>
internal sealed record SameVariant(Scenario Scenario, Variant Variant, bool OursFirst, SeenBuild Theirs, SeenBuild Ours)
{
    /// <summary>A line for a list: what was seen.</summary>
    public string Line => $"{Scenario.Name}/{Variant.Name}: {(OursFirst ? "ours first, theirs" : "theirs first, ours")} "
        + (Difference is { } difference ? $"DIFFERS: {difference}" : Second.Error is { } error ? $"neither builds ({error})"
            : $"{Second.Counts} cached, ids and {Second.DiffIds.Count} layers equal");

    /// <summary>What of the second build is not the first's; null: all of it is, or neither builds.</summary>
    public string? Difference => (Theirs.Error, Ours.Error) switch
    {
        (null, { } error) => $"ours does not build: {error}",
        ({ } error, null) => $"theirs does not build: {error}",
        ({ }, { }) => null,
        _ when Second.Ran.Any() => $"{Second.Counts} cached, ran: {string.Join("; ", Second.Ran)}",
        _ when !Names(Theirs).SequenceEqual(Names(Ours)) => Unlike("steps", Names(Theirs), Names(Ours)),
        _ when !Theirs.DiffIds.SequenceEqual(Ours.DiffIds) => Unlike("layers", Theirs.DiffIds, Ours.DiffIds),
        _ when Theirs.ImageId != Ours.ImageId => Unlike("image", [Theirs.ImageId], [Ours.ImageId]),
        _ => null,
    };

    private SeenBuild Second => OursFirst ? Theirs : Ours;

    private static IEnumerable<string> Names(SeenBuild build) => build.Steps.Select(step => step.Name).Order(StringComparer.Ordinal);

    private static string Unlike(string what, IEnumerable<string> theirs, IEnumerable<string> ours) =>
        $"{what} of theirs: {string.Join("; ", theirs)}; of ours: {string.Join("; ", ours)}";
}
