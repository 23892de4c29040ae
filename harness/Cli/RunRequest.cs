using ImageBench.Model;

namespace ImageBench.Cli;

/// <summary>A run as the command line asks for it. <c>Seed</c> null: any; <c>BaseSet</c> null: auto.</summary>
internal sealed record RunRequest(
    IReadOnlyList<string> Scenarios,
    IReadOnlyList<string> Variants,
    string ScenariosFolder,
    string ResultsFolder,
    IReadOnlyList<CacheState> CacheStates,
    IReadOnlyList<Builder> Builders,
    int Rounds,
    TimeSpan Timeout,
    int? Seed,
    string Engine,
    BaseSet? BaseSet,
    bool Provision,
    bool KeepImages,
    bool DryRun,
    string Display);
