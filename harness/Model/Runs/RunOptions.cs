using ImageBench.Model.Builds;
using ImageBench.Model.Nodes;

namespace ImageBench.Model.Runs;

/// <summary>What was asked of a run, as it was understood. <c>Variants</c> empty: all; <c>Rounds</c> null: as <c>Auto</c> says.</summary>
internal sealed record RunOptions(
    IReadOnlyList<string> Scenarios,
    IReadOnlyList<string> Variants,
    IReadOnlyList<CacheState> CacheStates,
    IReadOnlyList<Builder> Builders,
    int? Rounds,
    int Seed,
    TimeSpan Timeout,
    bool KeepImages)
{
    /// <summary>The variable from which Docker's own build command takes a platform where its user names none.</summary>
    public const string PlatformVariable = "DOCKER_DEFAULT_PLATFORM";

    /// <summary>
    /// Where the scenarios lie, as paths from the run's folder: folders, or Dockerfiles that were asked for. None in a run of an older
    /// version.
    /// </summary>
    public IReadOnlyList<string> ScenarioFolders { get; init; } = [];

    /// <summary>What else was said of them, as it was typed; paths from the run's folder.</summary>
    public IReadOnlyList<string> SourceOptions { get; init; } = [];

    public AutoRounds? Auto { get; init; }

    /// <summary>How often each image that passed its check is started again to be measured.</summary>
    public int CheckRounds { get; init; }

    /// <summary>The registry that images are pushed to and pulled from: "local", or its host; null: none.</summary>
    public string? Registry { get; init; }

    /// <summary>What the command line gave all builds, as it was typed; of secrets and SSH agents the ids alone.</summary>
    public IReadOnlyList<string> BuildOptions { get; init; } = [];

    /// <summary>
    /// The platform of builds whose scenarios name none, as the environment said when the run began; null: the engine's, or the one that
    /// the command line gave all builds.
    /// </summary>
    public string? DefaultPlatform { get; init; }

    /// <summary>What all machines that share a run call it; null: nobody said.</summary>
    public string? Name { get; init; }

    /// <summary>Which of the scenarios are measured here; null: all.</summary>
    public RunShard? Shard { get; init; }

    /// <summary>Which of several machines that measure the same this is; null: nobody else does.</summary>
    public RunPortion? Replicate { get; init; }

    /// <summary>Whether variants of that name are measured: those that were named, or all.</summary>
    public bool Measures(string variant) => Variants.Count == 0 || Variants.Contains(variant);
}
