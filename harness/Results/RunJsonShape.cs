using System.Text.Json.Serialization;

namespace ImageBench.Results;

/// <summary>The shape of run.json. Property names become snake_case; a number's unit is in its name.</summary>
internal sealed record RunJsonShape(
    string Id,
    DateTime StartedAtUtc,
    DateTime? EndedAtUtc,
    bool Interrupted,
    RunJsonShape.OptionsPart Options,
    int Seed,
    RunJsonShape.EnginePart Engine,
    RunJsonShape.HostPart Host,
    RunJsonShape.HarnessPart Harness,
    string BaseSet,
    IReadOnlyList<RunJsonShape.ParentPart> Parents,
    IReadOnlyList<string> Remarks)
{
    /// <summary>What it was built from: a digest of each file, by its path in the scenario's folder.</summary>
    public IReadOnlyList<InputsPart>? Inputs { get; init; }

    /// <summary>Null of a run that compares no revisions.</summary>
    public IReadOnlyList<SourcePart>? Sources { get; init; }

    /// <summary>Those that scenarios give to their variants; null: a run of an older harness.</summary>
    public IReadOnlyList<LimitPart>? Limits { get; init; }

    /// <summary>Null: a run of an older harness, or a merged one.</summary>
    public string? Node { get; init; }

    /// <summary>Those that a merged run was joined from; null of any other.</summary>
    public IReadOnlyList<RunJsonShape>? Parts { get; init; }

    /// <summary><c>Revision</c> null: the working tree.</summary>
    internal sealed record SourcePart(string Variant, string? Revision, string Words);

    internal sealed record InputsPart(string Scenario, IReadOnlyDictionary<string, string> Files);

    /// <summary>"unpacked:5%" as it is typed.</summary>
    internal sealed record LimitPart(string Scenario, string Variant, string Limit, bool IsHard);

    internal sealed record OptionsPart(
        IReadOnlyList<string> Scenarios,
        IReadOnlyList<string> Variants,
        IReadOnlyList<string> CacheStates,
        IReadOnlyList<string> Builders,
        int? Rounds,
        decimal TimeoutSeconds,
        bool KeepImages)
    {
        public IReadOnlyList<string>? ScenarioFolders { get; init; }

        /// <summary>Null where nothing was said.</summary>
        public IReadOnlyList<string>? SourceOptions { get; init; }

        /// <summary>Of automatic rounds: the width of the interval that ends them, and the time that does.</summary>
        public double? IntervalWidthPercent { get; init; }

        public decimal? TimeBudgetSeconds { get; init; }

        public int CheckRounds { get; init; }

        public string? Registry { get; init; }

        /// <summary>Null where none were given.</summary>
        public IReadOnlyList<string>? BuildOptions { get; init; }

        /// <summary>Left out where none was taken from the environment.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? DefaultPlatform { get; init; }

        /// <summary>What machines that share a run call it; null: nobody said.</summary>
        public string? Name { get; init; }

        /// <summary>"2/6"; null: all scenarios.</summary>
        public string? Shard { get; init; }

        /// <summary>A digest of which scenario is in which shard.</summary>
        public string? ShardSplit { get; init; }

        public string? Replicate { get; init; }
    }

    internal sealed record EnginePart(
        string Endpoint,
        bool IsPrivate,
        string Version,
        string ApiVersion,
        string ImageStore,
        string OperatingSystem,
        string KernelVersion,
        string Architecture,
        int? Cores,
        long? MemoryBytes)
    {
        public string? Product { get; init; }
    }

    internal sealed record HostPart(
        string OperatingSystem,
        string Kernel,
        string CpuModel,
        int Cores,
        long MemoryBytes,
        long DiskFreeBytes,
        string Runtime,
        double? LoadAverage);

    internal sealed record HarnessPart(string Version, string? Commit);

    internal sealed record ParentPart(string Name, string ImageId, string? Digest, IReadOnlyList<string> DiffIds)
    {
        public long? EngineSizeBytes { get; init; }
    }
}
