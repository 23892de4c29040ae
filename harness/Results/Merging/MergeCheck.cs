using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Results.Merging;

/// <summary>Whether runs can be joined at all: each a <see cref="Fault"/> that says which cannot, and what to do.</summary>
internal static class MergeCheck
{
    /// <summary>In the order of the parts. <paramref name="anyway"/>: also runs that are not of one kind.</summary>
    public static void Check(IReadOnlyList<MergeSource> sources, IReadOnlyList<BenchRun> parts, bool anyway)
    {
        foreach (var source in sources)
            CheckThatItIsWhole(source);
        CheckThatEachIsOnce(parts);
        CheckMachines(parts);
        var differences = anyway ? [] : MergeDifference.Among(parts);
        if (differences.Count > 0)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"These are not parts of one run, since they differ in {string.Join(", ", differences.Select(part => part.Phrase))}. Leave "
                    + "out those that differ, or merge them with --anyway, which every page then says.");
        }
    }

    private static void CheckThatItIsWhole(MergeSource source)
    {
        if (!File.Exists(source.Folder.VariantsPath))
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{source.Folder.FullPath} has no variants.csv, since its run was killed before it was over: 'imagebench --resume' "
                    + "with that "
                    + "folder goes on with it.");
        }

        if (source.Parts.FirstOrDefault(part => part.Node is null) is not null)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{source.Folder.FullPath} does not say which machine it was measured on (node in its run.json), and rows of machines "
                    + "that are "
                    + "not told apart would be mixed: it is a run of an older version, or of an engine that does not say. Measure it "
                    + "again, "
                    + "with --node NAME where need be.");
        }

        if (source.Parts.FirstOrDefault(part => part.Sources.Count > 0) is not null)
        {
            throw new Fault(
                ExitCode.BadInput, $"{source.Folder.FullPath} compares revisions, and such runs are not shared out: leave it out.");
        }
    }

    private static void CheckThatEachIsOnce(IReadOnlyList<BenchRun> parts)
    {
        if (parts.GroupBy(part => (part.Id, part.Node)).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"The run {twice.Key.Id} of machine {twice.Key.Node} is in two of the folders: each build counts once, so leave one out.");
        }

        var places = parts.Where(part => part.Options.Shard is not null || part.Options.Replicate is not null)
            .GroupBy(part => (part.Options.Shard?.Portion, part.Options.Replicate));
        if (places.FirstOrDefault(same => same.Count() > 1) is { } place)
        {
            var what = string.Join(
                " of ",
                new[] { place.Key.Portion is { } shard ? $"shard {shard}" : null, place.Key.Replicate is { } of ? $"replicate {of}" : null }
                    .OfType<string>());
            throw new Fault(
                ExitCode.BadInput, $"{Named(place)} are both {what}: each build counts once, so leave one out.");
        }
    }

    // A second set of rounds on one machine would look like those of another, or be taken for the same rounds.
    private static void CheckMachines(IReadOnlyList<BenchRun> parts)
    {
        var same = parts.SelectMany(part => part.Options.Scenarios.Select(scenario => (part, scenario)))
            .GroupBy(pair => (pair.scenario, pair.part.Node), pair => pair.part)
            .FirstOrDefault(group => group.Count() > 1);
        if (same is null)
            return;
        throw new Fault(
            ExitCode.BadInput,
            $"{Named(same)} measured {same.Key.scenario} on one machine ({same.Key.Node}), which says nothing of others: leave one "
                + "out. Where "
                + "they were made on two, their machines were not told apart: give each run a --node NAME of its own.");
    }

    private static string Named(IEnumerable<BenchRun> parts) => string.Join(" and ", parts.Select(part => part.Id).Order().Take(2));
}
