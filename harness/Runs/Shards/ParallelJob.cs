using System.Globalization;
using ImageBench.Model.Nodes;

namespace ImageBench.Runs.Shards;

/// <summary>
/// What a CI system or a cluster says of the job that it runs: which of how many this is, and what all of them are called.
/// <c>read</c> gives a variable; null or empty: it is not set.
/// </summary>
internal sealed class ParallelJob(Func<string, string?> read)
{
    /// <summary>For a sentence on where none is found.</summary>
    public const string Sources =
        "STRATEGY_JOB_INDEX and STRATEGY_JOB_TOTAL (from strategy.job-index and strategy.job-total of a GitHub matrix), CI_NODE_INDEX and "
            + "CI_NODE_TOTAL (GitLab), CIRCLE_NODE_INDEX and CIRCLE_NODE_TOTAL, BUILDKITE_PARALLEL_JOB and BUILDKITE_PARALLEL_JOB_COUNT, "
            + "JOB_COMPLETION_INDEX (Kubernetes) and JOB_COMPLETIONS";

    // A system's own variables come before those that a workflow must pass on.
    private static readonly (string Index, string Count, int First)[] Places =
    [
        ("CI_NODE_INDEX", "CI_NODE_TOTAL", 1),
        ("CIRCLE_NODE_INDEX", "CIRCLE_NODE_TOTAL", 0),
        ("BUILDKITE_PARALLEL_JOB", "BUILDKITE_PARALLEL_JOB_COUNT", 0),
        ("STRATEGY_JOB_INDEX", "STRATEGY_JOB_TOTAL", 0),
        ("JOB_COMPLETION_INDEX", "JOB_COMPLETIONS", 0),
    ];

    // What stays the same where a job that failed is run again.
    private static readonly (string Variable, string System)[] Names =
    [
        ("GITHUB_RUN_ID", "github"),
        ("CI_PIPELINE_ID", "gitlab"),
        ("CIRCLE_WORKFLOW_ID", "circleci"),
        ("BUILDKITE_BUILD_ID", "buildkite"),
    ];

    /// <summary>Null where no system says it, or what it says is none.</summary>
    public RunPortion? Portion => Places.Select(At).OfType<RunPortion>().FirstOrDefault();

    /// <summary>The same in all jobs of one run; null where no system says it.</summary>
    public string? RunName => Names
        .Where(name => read(name.Variable) is { Length: > 0 })
        .Select(name => $"{name.System}-{read(name.Variable)}")
        .FirstOrDefault();

    private RunPortion? At((string Index, string Count, int First) place) =>
        Whole(place.Index) is { } index && Whole(place.Count) is { } count ? RunPortion.Of(index - place.First + 1, count) : null;

    private int? Whole(string variable) =>
        int.TryParse(read(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
