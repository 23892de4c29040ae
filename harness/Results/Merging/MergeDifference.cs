using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Results.Merging;

/// <summary>
/// Something that runs must have alike to be one run, and have not: what it is in how many of them, and in which. The machines need not be
/// alike, since no ratio is taken over two of them.
/// </summary>
internal sealed record MergeDifference(string What, IReadOnlyList<(string Value, IReadOnlyList<string> Runs)> Values)
{
    private const int MostNamed = 3;

    /// <summary>"engine version (20.10.24 in a, b; 28.5.2 in c)".</summary>
    public string Phrase => $"{What} ({string.Join("; ", Values.Select(value => $"{value.Value} in {Named(value.Runs)}"))})";

    /// <summary>Of runs in their order.</summary>
    public static IReadOnlyList<MergeDifference> Among(IReadOnlyList<BenchRun> parts)
    {
        var named = parts.Select(part => (part.Id, Conditions: Conditions(part).ToList())).ToList();
        return
        [
            .. from condition in named.SelectMany(run => run.Conditions.Select(condition => (run.Id, condition.What, condition.Value)))
               group condition by condition.What into what
               // A parent, or a scenario, that only some have belongs to what they built, not to their conditions.
               let values = what.GroupBy(run => run.Value, run => run.Id).Select(
                   value => (value.Key, (IReadOnlyList<string>)[.. value])).ToList()
               where values.Count > 1
               select new MergeDifference(what.Key, values),
        ];
    }

    private static IEnumerable<(string What, string Value)> Conditions(BenchRun run)
    {
        var options = run.Options;
        yield return ("name", options.Name ?? "none");
        // Runs without a name were not shared out: each has any seed.
        if (options.Name is not null)
            yield return ("seed", Text(options.Seed));
        yield return ("harness", $"{run.HarnessVersion} {run.HarnessCommit}".TrimEnd());
        yield return ("base set", run.BaseSet.Word());
        yield return ("engine", $"{run.Engine.Product}{(run.Engine.IsPrivate ? ", private" : "")}");
        yield return ("engine version", run.Engine.Version);
        yield return ("image store", run.Engine.ImageStore);
        yield return ("architecture", run.Engine.Architecture);
        yield return ("variants", List(options.Variants));
        yield return ("cache states", List(options.CacheStates.Select(Words.Word)));
        yield return ("builders", List(options.Builders.Select(Words.Word)));
        yield return ("rounds", options.Auto is { } auto
            ? string.Create(CultureInfo.InvariantCulture, $"auto to {auto.Width:P1} or {auto.Budget}")
            : Text(options.Rounds ?? 0));
        yield return ("timeout", options.Timeout.ToString("c", CultureInfo.InvariantCulture));
        yield return ("check rounds", Text(options.CheckRounds));
        yield return ("registry", options.Registry ?? "none");
        yield return ("options of what is built", List(options.SourceOptions.Where(IsNoPlace), "none"));
        yield return ("build options", List(options.BuildOptions, "none"));
        yield return ("default platform", options.DefaultPlatform ?? "none");
        yield return ("count of shards", options.Shard is { } shard ? Text(shard.Portion.Count) : "none");
        yield return ("way that scenarios are shared out", options.Shard?.Split ?? "none");
        yield return ("count of replicates", options.Replicate is { } replicate ? Text(replicate.Count) : "none");
        foreach (var parent in run.Parents)
            yield return ($"parent image {parent.Name}", parent.Digest ?? parent.ImageId);
        foreach (var inputs in run.Inputs)
            yield return ($"files of {inputs.Scenario}", FilesText.Of(inputs));
    }

    private static string Named(IReadOnlyList<string> runs) => runs.Count <= MostNamed
        ? string.Join(", ", runs)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", runs.Take(MostNamed))} and {runs.Count - MostNamed} more");

    // Where a machine has something is its own; what is there has digests.
    private static bool IsNoPlace(string option) => option.Split(' ', 2)[0] is not ("--context" or "--compose" or "--bake");

    private static string List(IEnumerable<string> words, string otherwise = "all") =>
        string.Join(' ', words) is { Length: > 0 } text ? text : otherwise;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
