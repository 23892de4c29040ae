using ImageBench.Model.Runs;

namespace ImageBench.Runs.Inputs;

/// <summary>What of a run's files is not what it was, in words.</summary>
internal static class InputDifference
{
    /// <summary>
    /// "app/main.go (changed)", by name, of the scenarios of <paramref name="now"/>: of one that <paramref name="then"/> says nothing of,
    /// all is new.
    /// </summary>
    public static IReadOnlyList<string> Between(IReadOnlyList<BuildInputs> then, IReadOnlyList<BuildInputs> now) =>
    [
        .. from later in now
           join known in then on later.Scenario equals known.Scenario into all
           from earlier in all.DefaultIfEmpty(Unknown(later.Scenario))
           from name in earlier.Digests.Keys.Union(later.Digests.Keys).Order(StringComparer.Ordinal)
           let what = What(earlier.Digests.GetValueOrDefault(name), later.Digests.GetValueOrDefault(name))
           where what is not null
           select $"{earlier.Scenario}/{name} ({what})",
    ];

    private static BuildInputs Unknown(string scenario) => new(scenario, new Dictionary<string, string>());

    private static string? What(string? then, string? now) => then == now ? null : then is null ? "new" : now is null ? "gone" : "changed";
}
