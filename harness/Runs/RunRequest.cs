using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Runs;

/// <summary>
/// A run as the command line asks for it. <c>Rounds</c> null: as <c>Auto</c> says; <c>Seed</c> null: any; <c>BaseSet</c> null: auto;
/// <c>WaitForQuiet</c> null: the load is not waited for.
/// </summary>
internal sealed record RunRequest(
    IReadOnlyList<string> Scenarios,
    IReadOnlyList<string> Variants,
    string ScenariosFolder,
    string ResultsFolder,
    IReadOnlyList<CacheState> CacheStates,
    IReadOnlyList<Builder> Builders,
    int? Rounds,
    AutoRounds? Auto,
    TimeSpan Timeout,
    TimeSpan? WaitForQuiet,
    int? Seed,
    string Engine,
    BaseSet? BaseSet,
    bool Provision,
    bool KeepImages,
    bool DryRun,
    string Display)
{
    public bool KeepFiles { get; init; }

    public int CheckRounds { get; init; }

    /// <summary>The folder of an earlier run to go on with; null: a new one.</summary>
    public string? Resume { get; init; }

    /// <summary>Null: images go through none.</summary>
    public string? Registry { get; init; }
}
