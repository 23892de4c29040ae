using System.Globalization;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Runs;

namespace ImageBench.Benchmarks.Figures;

/// <summary>When and on what something was measured.</summary>
internal sealed record Conditions(DateTimeOffset At, HostFacts Host, HarnessVersion Harness)
{
    public static Conditions Read(TimeProvider time) => new(time.GetUtcNow(), Machine.Describe(Path.GetTempPath()), HarnessVersion.Read());

    public string HostText =>
        string.Create(
            CultureInfo.InvariantCulture, $"{Host.CpuModel}, {Host.Cores} cores, {Host.Memory}, {Host.OperatingSystem}, {Host.Runtime}");

    public string HarnessText => Harness.Commit is { } commit ? $"{Harness.Version} ({commit})" : Harness.Version;

    /// <summary>The one-minute load average, or nothing where the system has none.</summary>
    public string LoadText => Host.LoadAverage?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";
}
