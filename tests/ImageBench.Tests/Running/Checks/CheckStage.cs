using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running.Checks;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Running.Checks;

/// <summary>A check of one variant's image, on containers that are none, by a clock that is set.</summary>
internal sealed class CheckStage : IDisposable
{
    public static readonly VariantKey Key = new("app", "single", Builder.BuildKit);

    /// <summary>That the image starts, and nothing else.</summary>
    public static ImageCheck Start => new(TimeSpan.FromMinutes(1), null);

    public FakeTimeProvider Time { get; } = new(Some.Time);

    public CancellationTokenSource Cancel { get; } = new();

    public static CommandCheck Command(int exitCode, string? output = null, string? error = null) =>
        new(exitCode, new TextRule(output, null), new TextRule(error, null), TimeSpan.FromSeconds(30));

    public Task<CheckRecord> Run(FakeContainers containers, CheckSpec? spec) =>
        new VariantCheck(containers, new Dictionary<string, string> { ["imagebench.run"] = "the run" }, Time).Run(
            Key, 0, "sha256:1", spec, Cancel.Token);

    public void Dispose() => Cancel.Dispose();
}
