using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Remarks;

namespace ImageBench.Reports.Sections;

/// <summary>
/// Under what conditions a run's figures hold: as a table for the page, and in two short lines for under a chart's title.
/// </summary>
internal static class Conditions
{
    public static string Table(BenchRun run)
    {
        var rows = new List<IReadOnlyList<string>>();
        Add("engine", EngineLine(run.Engine));
        Add("builder", string.Join(", ", run.Options.Builders.Select(builder => builder.Word())));
        Add("cache states", string.Join(", ", run.Options.CacheStates.Select(cache => cache.Word())));
        Add("rounds", $"{Rounds(run.Options)}, order shuffled by seed {run.Options.Seed}");
        Add("base set", run.BaseSet.Word());
        foreach (var parent in run.Parents)
            rows.Add(["parent image", ParentLine(parent)]);
        if (run.Options.Name is { } name)
            Add("shared run", $"{name}{Part(run.Options)}");
        if (run.Parts.Count == 0)
        {
            Add("host", HostLine(run.Host));
            Add("load before the first build", LoadLine(run.Host));
        }

        foreach (var part in run.Parts)
        {
            Add($"machine {part.Node}",
                $"{part.Id}{Part(part.Options)}: {HostLine(part.Host)}, load before the first build {LoadLine(part.Host)}");
        }

        Add("run", $"{run.Id}, {When(run)}");
        Add("harness", $"ImageBench {run.HarnessVersion}{(run.HarnessCommit is { } commit ? $" ({commit})" : "")}, {run.Host.Runtime}");
        return Markdown.Table(["condition", "value"], rows);

        void Add(string name, string value) => rows.Add([name, Markdown.Escape(value)]);
    }

    /// <summary>The engine's line and the host's, plain text.</summary>
    public static IReadOnlyList<string> Short(BenchRun run) =>
    [
        $"{run.Engine.Product} {run.Engine.Version}, {Store(run.Engine)}, "
            + $"{string.Join(" and ", run.Options.Builders.Select(builder => builder.Word()))}, {run.BaseSet.Word()} base set, "
            + $"{Rounds(run.Options)}",
        run.Parts.Count > 0
            ? $"{Figures.Count(run.Parts.DistinctBy(part => part.Node).Count(), "machine")}, {Figures.Instant(run.StartedAt)}"
            : $"{run.Host.CpuModel}, {Figures.Count(run.Host.Cores, "core")}, "
                + $"{run.Host.OperatingSystem}{Load(run.Host)}, {Figures.Instant(run.StartedAt)}",
    ];

    private static string HostLine(HostFacts host) =>
        $"{host.OperatingSystem}, kernel {host.Kernel}, {host.CpuModel}, {Figures.Count(host.Cores, "core")}, {host.Memory} memory";

    private static string LoadLine(HostFacts host) =>
        host.LoadAverage is { } load ? $"{Figures.Load(load)} on {Figures.Count(host.Cores, "core")}" : "not known";

    // ", shard 2/6, replicate 1/3".
    private static string Part(RunOptions options) =>
        (options.Shard is { } shard ? $", shard {shard}" : "") + (options.Replicate is { } replicate ? $", replicate {replicate}" : "");

    private static string Load(HostFacts host) => host.LoadAverage is { } load
        ? $", load {Figures.Load(load)}{(MachineRemark.LoadedHost.Is(host) ? " (a loaded machine)" : "")}"
        : "";

    private static string Rounds(RunOptions options) => options switch
    {
        { Rounds: { } rounds } => Figures.Count(rounds, "round"),
        { Auto: { } auto } =>
            $"rounds until each ratio's interval is {Figures.Percent(100 * auto.Width)} wide or {Figures.Seconds(auto.Budget)} have gone",
        _ => "rounds not recorded",
    };

    private static string Store(EngineFacts engine) =>
        engine.IsBuildKit ? $"by itself, {engine.ImageStore} snapshotter" : $"{engine.ImageStore} image store";

    private static string EngineLine(EngineFacts engine) => engine.IsBuildKit
        ? $"{engine.Product} {engine.Version} {Store(engine)}, {engine.OperatingSystem}, {engine.Architecture}; its kernel, cores and "
            + "memory are not told"
        : $"{engine.Product} {engine.Version} (API {engine.ApiVersion}{(engine.IsPrivate ? ", private" : "")}), "
        + $"{Store(engine)}, "
        + $"{engine.OperatingSystem}, kernel {engine.KernelVersion}, {engine.Architecture}, {Figures.Count(engine.Cores, "core")}, "
        + $"{engine.Memory} memory";

    private static string ParentLine(ParentFacts parent)
    {
        var origin = parent.Digest is { } digest ? $"registry digest {Markdown.Code(Figures.Digest(digest))}" : "made here";
        var size = parent.EngineSize is { } bytes ? $", {bytes} by the engine's count" : "";
        return $"{Markdown.Code(parent.Name)}, image {Markdown.Code(Figures.Digest(parent.ImageId))}{size}, {origin}";
    }

    private static string When(BenchRun run) => run.EndedAt is { } ended
        ? $"{Figures.Instant(run.StartedAt)}, took {Figures.Seconds(ended - run.StartedAt)}"
        : $"{Figures.Instant(run.StartedAt)}, no end recorded";
}
