using System.Text.Json;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Results;

/// <summary>A run into the shape of its file and back.</summary>
internal static class RunShape
{
    public static RunFile Of(BenchRun run) => new(
        run.Id,
        run.StartedAt.UtcDateTime,
        run.EndedAt?.UtcDateTime,
        run.Interrupted,
        Of(run.Options),
        run.Options.Seed,
        Of(run.Engine),
        Of(run.Host),
        new RunFile.HarnessPart(run.HarnessVersion, run.HarnessCommit),
        run.BaseSet.Word(),
        [.. run.Parents.Select(parent => Of(parent))],
        run.Remarks);

    public static BenchRun Read(RunFile file) => new(
        file.Id,
        Utc(file.StartedAtUtc),
        file.EndedAtUtc is { } ended ? Utc(ended) : null,
        file.Interrupted,
        Read(file.Options, file.Seed),
        Read(file.Engine),
        Read(file.Host),
        Find<BaseSet>(file.BaseSet),
        [.. file.Parents.Select(parent => Read(parent))],
        file.Harness.Version,
        file.Harness.Commit,
        file.Remarks);

    private static RunFile.ParentPart Of(ParentFacts parent) => new(parent.Name, parent.ImageId, parent.Digest, parent.DiffIds)
    {
        EngineSizeBytes = parent.EngineSize?.Bytes,
    };

    private static ParentFacts Read(RunFile.ParentPart file) => new(file.Name, file.ImageId, file.Digest, file.DiffIds)
    {
        EngineSize = file.EngineSizeBytes is { } bytes ? new ByteSize(bytes) : null,
    };

    private static RunFile.OptionsPart Of(RunOptions options) => new(
        options.Scenarios,
        options.Variants,
        [.. options.CacheStates.Select(Words.Word)],
        [.. options.Builders.Select(Words.Word)],
        options.Rounds,
        Seconds(options.Timeout),
        options.KeepImages)
    {
        IntervalWidthPercent = options.Auto?.Width * 100,
        TimeBudgetSeconds = options.Auto is { } auto ? Seconds(auto.Budget) : null,
        CheckRounds = options.CheckRounds,
        Registry = options.Registry,
    };

    private static RunOptions Read(RunFile.OptionsPart file, int seed) => new(
        file.Scenarios,
        file.Variants,
        [.. file.CacheStates.Select(Find<CacheState>)],
        [.. file.Builders.Select(Find<Builder>)],
        file.Rounds,
        seed,
        Seconds(file.TimeoutSeconds),
        file.KeepImages)
    {
        Auto = file is { IntervalWidthPercent: { } width, TimeBudgetSeconds: { } budget } ? new AutoRounds(width / 100, Seconds(budget)) : null,
        CheckRounds = file.CheckRounds,
        Registry = file.Registry,
    };

    private static RunFile.EnginePart Of(EngineFacts engine) => new(
        // The private engine's socket lies in this machine's state folder, which says nothing to who reads the file elsewhere.
        engine.IsPrivate ? "private" : engine.Endpoint,
        engine.IsPrivate,
        engine.Version,
        engine.ApiVersion,
        engine.ImageStore,
        engine.OperatingSystem,
        engine.KernelVersion,
        engine.Architecture,
        engine.Cores,
        engine.Memory.Bytes);

    private static EngineFacts Read(RunFile.EnginePart file) => new(
        file.Endpoint,
        file.IsPrivate,
        file.Version,
        file.ApiVersion,
        file.ImageStore,
        file.OperatingSystem,
        file.KernelVersion,
        file.Architecture,
        file.Cores,
        new ByteSize(file.MemoryBytes));

    // JSON has no word for NaN: a load that is not a number is one that is not known.
    private static RunFile.HostPart Of(HostFacts host) => new(
        host.OperatingSystem,
        host.Kernel,
        host.CpuModel,
        host.Cores,
        host.Memory.Bytes,
        host.DiskFree.Bytes,
        host.Runtime,
        host.LoadAverage is { } load && double.IsFinite(load) ? load : null);

    private static HostFacts Read(RunFile.HostPart file) => new(
        file.OperatingSystem,
        file.Kernel,
        file.CpuModel,
        file.Cores,
        new ByteSize(file.MemoryBytes),
        new ByteSize(file.DiskFreeBytes),
        file.Runtime,
        file.LoadAverage);

    private static DateTimeOffset Utc(DateTime time) => new(time.ToUniversalTime());

    private static decimal Seconds(TimeSpan time) => time.Ticks / (decimal)TimeSpan.TicksPerSecond;

    private static TimeSpan Seconds(decimal seconds) => Math.Abs(seconds) < long.MaxValue / TimeSpan.TicksPerSecond
        ? TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond))
        : throw new JsonException($"\"{seconds}\" seconds are too many.");

    private static T Find<T>(string word) where T : struct, Enum =>
        Words.Find<T>(word) ?? throw new JsonException($"\"{word}\" is not a word for a {typeof(T).Name}.");
}
