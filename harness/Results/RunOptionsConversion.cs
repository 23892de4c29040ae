using System.Text.Json;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Nodes;
using ImageBench.Model.Runs;

namespace ImageBench.Results;

/// <summary>What a run was asked for, into the shape of its file and back.</summary>
internal static class RunOptionsConversion
{
    public static RunJsonShape.OptionsPart ToShape(RunOptions options) => new(
        options.Scenarios,
        options.Variants,
        [.. options.CacheStates.Select(Words.Word)],
        [.. options.Builders.Select(Words.Word)],
        options.Rounds,
        Seconds(options.Timeout),
        options.KeepImages)
    {
        ScenarioFolders = options.ScenarioFolders,
        SourceOptions = options.SourceOptions.Count == 0 ? null : options.SourceOptions,
        IntervalWidthPercent = options.Auto?.Width * 100,
        TimeBudgetSeconds = options.Auto is { } auto ? Seconds(auto.Budget) : null,
        CheckRounds = options.CheckRounds,
        Registry = options.Registry,
        BuildOptions = options.BuildOptions.Count == 0 ? null : options.BuildOptions,
        DefaultPlatform = options.DefaultPlatform,
        Name = options.Name,
        Shard = options.Shard?.ToString(),
        ShardSplit = options.Shard?.Split,
        Replicate = options.Replicate?.ToString(),
    };

    public static RunOptions ToOptions(RunJsonShape.OptionsPart file, int seed) => new(
        file.Scenarios,
        file.Variants,
        // A state or builder that this version does not know has no rows here either.
        [.. file.CacheStates.Select(Words.Find<CacheState>).OfType<CacheState>()],
        [.. file.Builders.Select(Words.Find<Builder>).OfType<Builder>()],
        file.Rounds,
        seed,
        Seconds(file.TimeoutSeconds),
        file.KeepImages)
    {
        ScenarioFolders = file.ScenarioFolders ?? [],
        SourceOptions = file.SourceOptions ?? [],
        Auto = file is { IntervalWidthPercent: { } width, TimeBudgetSeconds: { } budget }
            ? new AutoRounds(width / 100, Seconds(budget))
            : null,
        CheckRounds = file.CheckRounds,
        Registry = file.Registry,
        BuildOptions = file.BuildOptions ?? [],
        DefaultPlatform = file.DefaultPlatform,
        Name = file.Name,
        Shard = Portion(file.Shard) is { } shard ? new RunShard(shard, file.ShardSplit) : null,
        Replicate = Portion(file.Replicate),
    };

    private static RunPortion? Portion(string? text) =>
        text is null ? null : RunPortion.Parse(text) ?? throw new JsonException($"\"{text}\" is no part of a run.");

    private static decimal Seconds(TimeSpan time) => time.Ticks / (decimal)TimeSpan.TicksPerSecond;

    private static TimeSpan Seconds(decimal seconds) => Math.Abs(seconds) < long.MaxValue / TimeSpan.TicksPerSecond
        ? TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond))
        : throw new JsonException($"\"{seconds}\" seconds are too many.");
}
