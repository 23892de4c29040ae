using ImageBench.Model.Builds;
using ImageBench.Model.Limits;
using ImageBench.Model.Scenarios;

namespace ImageBench.Model.Runs;

/// <summary>A run and the conditions under which its figures hold. <c>StartedAt</c> is UTC; <c>Remarks</c> are full sentences.</summary>
internal sealed record BenchRun(
    string Id,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    bool Interrupted,
    RunOptions Options,
    EngineFacts Engine,
    HostFacts Host,
    BaseSet BaseSet,
    IReadOnlyList<ParentFacts> Parents,
    string HarnessVersion,
    string? HarnessCommit,
    IReadOnlyList<string> Remarks)
{
    /// <summary>What it was built from. An older harness kept none.</summary>
    public IReadOnlyList<BuildInputs> Inputs { get; init; } = [];

    /// <summary>Of a comparison of two revisions: where each side comes from. Of any other run there is nothing.</summary>
    public IReadOnlyList<VariantSource> Sources { get; init; } = [];

    /// <summary>What its variants are held to where it is compared with an earlier one; of the scenarios that give any.</summary>
    public IReadOnlyList<ScenarioLimits> Limits { get; init; } = [];

    /// <summary>
    /// The machine that built, as rows of several are told apart by it; null: a run of an older harness, or a merged one.
    /// </summary>
    public string? Node { get; init; }

    /// <summary>The runs that a merged one was joined from, in the order of its rows; none of any other.</summary>
    public IReadOnlyList<BenchRun> Parts { get; init; } = [];

    /// <summary>Whether build times were measured: else each image was built once, with what the cache had, read and checked.</summary>
    public bool HasTimes => Options.CacheStates is not [CacheState.AsFound];

    /// <summary>Whether no times were measured since <c>--sizes</c> asked for none.</summary>
    public bool IsOfSizes => !HasTimes && Sources.Count == 0;
}
