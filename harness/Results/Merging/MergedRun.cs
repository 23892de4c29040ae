using System.Globalization;
using ImageBench.Model.Runs;

namespace ImageBench.Results.Merging;

/// <summary>
/// What run.json says of runs that were joined: all of each as a part, and above them what they have in common. It is made of the parts
/// alone, so that what is merged in several goes is the same as what is merged in one. The engine and the host above are the first part's.
/// </summary>
internal static class MergedRun
{
    /// <summary>
    /// <paramref name="parts"/> in their order; <paramref name="sizes"/>: sentences on images that are not the same on all machines.
    /// </summary>
    public static BenchRun Of(IReadOnlyList<BenchRun> parts, IEnumerable<string> sizes)
    {
        var first = parts[0];
        List<string> scenarios = [.. parts.SelectMany(part => part.Options.Scenarios).Distinct()];
        return first with
        {
            Id = Id(parts, scenarios),
            StartedAt = parts.Min(part => part.StartedAt),
            EndedAt = parts.All(part => part.EndedAt is not null) ? parts.Max(part => part.EndedAt) : null,
            Interrupted = parts.Any(part => part.Interrupted),
            Options = first.Options with
            {
                Scenarios = scenarios,
                ScenarioFolders = [.. parts.SelectMany(part => part.Options.ScenarioFolders).Distinct()],
                Shard = null,
                Replicate = null,
            },
            Parents = [.. parts.SelectMany(part => part.Parents).DistinctBy(parent => (parent.Name, parent.Digest ?? parent.ImageId))],
            Inputs = [.. parts.SelectMany(part => part.Inputs).DistinctBy(inputs => (inputs.Scenario, FilesText.Of(inputs)))],
            Limits = [.. parts.SelectMany(part => part.Limits).DistinctBy(limits => limits.Scenario)],
            Remarks = [.. Remarks(parts), .. sizes, .. parts.SelectMany(part => part.Remarks).Distinct()],
            Node = null,
            Parts = parts,
        };
    }

    /// <summary>The same for the same parts: the folder may get a number, where one of that name is there.</summary>
    public static string Id(IReadOnlyList<BenchRun> parts, IReadOnlyList<string> scenarios)
    {
        var time = RunFolder.TimeOf(parts.Min(part => part.StartedAt));
        return $"{time}-{Title(scenarios)}{Ending}";
    }

    /// <summary>
    /// What its folder is named after. The names are from files that may be somebody else's: none leads to another folder.
    /// </summary>
    public static string Title(IReadOnlyList<string> scenarios) => scenarios is [{ Length: <= LongestTitle } only]
        && only.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') ? only : "all";

    /// <summary>What makes less of it than was asked for, in sentences.</summary>
    public static IReadOnlyList<string> Lacks(IReadOnlyList<BenchRun> parts) =>
        [.. new[] { MissingParts.Sentence(parts), UnfinishedParts.Sentence(parts) }.OfType<string>()];

    private const int LongestTitle = 100;

    public const string Ending = "-merged";

    private static IEnumerable<string> Remarks(IReadOnlyList<BenchRun> parts)
    {
        var differences = MergeDifference.Among(parts);
        if (differences.Count > 0)
        {
            yield return $"Runs were merged that are not of one kind, since --anyway was given: they differ in "
                + $"{string.Join(", ", differences.Select(difference => difference.Phrase))}. What differs is in every figure over them.";
        }

        foreach (var lack in Lacks(parts))
            yield return lack;
        var nodes = parts.Select(part => part.Node).Distinct().Count();
        yield return string.Create(CultureInfo.InvariantCulture, $"{parts.Count} {(parts.Count == 1 ? "run" : "runs")} on {nodes} ")
            + $"{(nodes == 1 ? "machine" : "machines")} {(parts.Count == 1 ? "was" : "were")} merged. "
            + "Ratios are taken within a machine only"
            + (nodes == 1 ? "." : "; over several of them they are combined, each machine counting once.");
    }
}
