using System.Text.Json;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;

namespace ImageBench.Results;

/// <summary>A run into the shape of its file and back; its options are those of <see cref="RunOptionsConversion"/>.</summary>
internal static class RunJsonConversion
{
    public static RunJsonShape ToShape(BenchRun run) => new(
        run.Id,
        run.StartedAt.UtcDateTime,
        run.EndedAt?.UtcDateTime,
        run.Interrupted,
        RunOptionsConversion.ToShape(run.Options),
        run.Options.Seed,
        ToShape(run.Engine),
        ToShape(run.Host),
        new RunJsonShape.HarnessPart(run.HarnessVersion, run.HarnessCommit),
        run.BaseSet.Word(),
        [.. run.Parents.Select(parent => ToShape(parent))],
        run.Remarks)
    {
        Inputs = [.. run.Inputs.Select(inputs => new RunJsonShape.InputsPart(inputs.Scenario, inputs.Digests))],
        Sources = run.Sources.Count == 0
            ? null
            : [.. run.Sources.Select(source => new RunJsonShape.SourcePart(source.Variant, source.Revision, source.Words))],
        Limits = StoredLimits.Of(run.Limits),
        Node = run.Node,
        Parts = run.Parts.Count == 0 ? null : [.. run.Parts.Select(ToShape)],
    };

    public static BenchRun ToRun(RunJsonShape file) => new(
        file.Id,
        Utc(file.StartedAtUtc),
        file.EndedAtUtc is { } ended ? Utc(ended) : null,
        file.Interrupted,
        RunOptionsConversion.ToOptions(file.Options, file.Seed),
        ToEngine(file.Engine),
        ToHost(file.Host),
        Words.Find<BaseSet>(file.BaseSet) ?? throw new JsonException($"\"{file.BaseSet}\" is not a base set."),
        [.. file.Parents.Select(parent => ToParent(parent))],
        file.Harness.Version,
        file.Harness.Commit,
        file.Remarks)
    {
        Inputs = [.. (file.Inputs ?? []).Select(inputs => new BuildInputs(inputs.Scenario, Whole(inputs.Files)))],
        Sources = [.. (file.Sources ?? []).Select(source => new VariantSource(source.Variant, source.Revision, source.Words))],
        Limits = StoredLimits.Read(file.Limits ?? []),
        Node = file.Node,
        Parts = [.. (file.Parts ?? []).Select(ToRun)],
    };

    // The serializer looks at no value of a dictionary.
    private static IReadOnlyDictionary<string, string> Whole(IReadOnlyDictionary<string, string> digests) =>
        digests.Values.Any(digest => digest is null) ? throw new JsonException("A file has no digest.") : digests;

    private static RunJsonShape.ParentPart ToShape(ParentFacts parent) => new(parent.Name, parent.ImageId, parent.Digest, parent.DiffIds)
    {
        EngineSizeBytes = parent.EngineSize?.Bytes,
    };

    private static ParentFacts ToParent(RunJsonShape.ParentPart file) => new(file.Name, file.ImageId, file.Digest, file.DiffIds)
    {
        EngineSize = file.EngineSizeBytes is { } bytes ? new ByteSize(bytes) : null,
    };

    private static RunJsonShape.EnginePart ToShape(EngineFacts engine) => new(
        // The private engine's socket lies in this machine's state folder, which says nothing to who reads the file elsewhere.
        engine.IsPrivate ? "private" : engine.Endpoint,
        engine.IsPrivate,
        engine.Version,
        engine.ApiVersion,
        engine.ImageStore,
        engine.OperatingSystem,
        engine.KernelVersion,
        engine.Architecture,
        engine.Cores > 0 ? engine.Cores : null,
        engine.Memory.Bytes > 0 ? engine.Memory.Bytes : null)
    {
        Product = engine.Product,
    };

    private static EngineFacts ToEngine(RunJsonShape.EnginePart file) => new(
        file.Endpoint,
        file.IsPrivate,
        file.Version,
        file.ApiVersion,
        file.ImageStore,
        file.OperatingSystem,
        file.KernelVersion,
        file.Architecture,
        file.Cores ?? 0,
        new ByteSize(file.MemoryBytes ?? 0))
    {
        // Runs that were made before others were told apart were Docker's.
        Product = file.Product ?? EngineFacts.Docker,
    };

    // JSON has no word for NaN: a load that is not a number is one that is not known.
    private static RunJsonShape.HostPart ToShape(HostFacts host) => new(
        host.OperatingSystem,
        host.Kernel,
        host.CpuModel,
        host.Cores,
        host.Memory.Bytes,
        host.DiskFree.Bytes,
        host.Runtime,
        host.LoadAverage is { } load && double.IsFinite(load) ? load : null);

    private static HostFacts ToHost(RunJsonShape.HostPart file) => new(
        file.OperatingSystem,
        file.Kernel,
        file.CpuModel,
        file.Cores,
        new ByteSize(file.MemoryBytes),
        new ByteSize(file.DiskFreeBytes),
        file.Runtime,
        file.LoadAverage);

    private static DateTimeOffset Utc(DateTime time) => new(time.ToUniversalTime());
}
