using ImageBench.Model.Limits;

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

    /// <summary>What its variants are held to where it is compared with an earlier one; of the scenarios that give any.</summary>
    public IReadOnlyList<ScenarioLimits> Limits { get; init; } = [];
}
