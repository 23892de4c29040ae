using System.Globalization;
using ImageBench.Model.Runs;

namespace ImageBench.Results.Merging;

/// <summary>
/// The parts of a run that did not come to their end: interrupted, left by their engine, or killed while they were gone on with.
/// </summary>
internal static class UnfinishedParts
{
    private const int MostNamed = 20;

    /// <summary>A sentence that names them, or null where all came to their end.</summary>
    public static string? Sentence(IReadOnlyList<BenchRun> parts)
    {
        List<string> unfinished =
        [
            .. parts.Where(part => part.Interrupted || part.EndedAt is null)
                .Select(part => part.Id).Distinct().Order(StringComparer.Ordinal),
        ];
        if (unfinished.Count == 0)
            return null;
        var more = unfinished.Count > MostNamed
            ? string.Create(CultureInfo.InvariantCulture, $" and {unfinished.Count - MostNamed} more")
            : "";
        return $"Not at the end of what was asked: {string.Join(", ", unfinished.Take(MostNamed))}{more}. What was left to build there is "
            + "not here; 'imagebench --resume' with that folder, on its machine, goes on with it; then merge again.";
    }
}
