using System.Globalization;
using ImageBench.Model.Runs;

namespace ImageBench.Reports.Text;

/// <summary>How a run is named where its figures are used: what made them, which run, when, on what.</summary>
internal static class Citation
{
    public static string Of(BenchRun run)
    {
        var commit = run.HarnessCommit is { } known ? $" ({known[..Math.Min(12, known.Length)]})" : "";
        return $"ImageBench {run.HarnessVersion}{commit}, run {run.Id}, {Figures.Instant(run.StartedAt)}. "
            + $"{run.Engine.Product} {run.Engine.Version}, {run.Engine.ImageStore} image store; "
            + $"{run.Host.CpuModel}, {Figures.Count(run.Host.Cores, "core")}; "
            + $"seed {run.Options.Seed.ToString(CultureInfo.InvariantCulture)}.";
    }
}
