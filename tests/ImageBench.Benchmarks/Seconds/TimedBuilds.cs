using ImageBench.Benchmarks.Processes;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running;
using ImageBench.Running.Ports;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Benchmarks.Seconds;

/// <summary>
/// Builds of a scenario's baseline by the harness and by buildx, without the cache or wholly from it. After one without, outside its time,
/// what it made on the engine is removed.
/// </summary>
internal sealed class TimedBuilds(IEngine engine, Scenario scenario, BaseSet baseSet, RunLabel label)
{
    private readonly Variant _variant = scenario.Variants.Single(variant => variant.Name == scenario.Baseline);
    private string? _cached;

    private string Endpoint => engine.Facts.Endpoint;

    private string Image => label.ImageName(1);

    private IReadOnlyDictionary<string, string> Arguments => BuildArguments.For(scenario, _variant, baseSet);

    // As the harness does: a private engine has no way out through its bridge.
    private string[] Network => engine.Facts.IsPrivate ? ["--network", "host"] : [];

    /// <summary>build_seconds, as a run would store it.</summary>
    public Task<TimedBuild> HarnessCold(CancellationToken cancellationToken) =>
        Alone(() => Harness(isCold: true, cancellationToken), cancellationToken);

    /// <summary>The wall time of the process.</summary>
    public Task<TimedBuild> BuildxCold(CancellationToken cancellationToken) =>
        Alone(() => Buildx(isCold: true, cancellationToken), cancellationToken);

    /// <summary>Makes what the warm ones find.</summary>
    public async Task Warm(CancellationToken cancellationToken)
    {
        await Harness(isCold: false, cancellationToken);
        _cached = await ImageId(cancellationToken);
    }

    public Task<TimedBuild> HarnessWarm(CancellationToken cancellationToken) =>
        Cached(() => Harness(isCold: false, cancellationToken), cancellationToken);

    public Task<TimedBuild> BuildxWarm(CancellationToken cancellationToken) =>
        Cached(() => Buildx(isCold: false, cancellationToken), cancellationToken);

    /// <summary>What buildx takes that asks for nothing.</summary>
    public async Task<double> BuildxStart(CancellationToken cancellationToken) =>
        (await BuildxCommand.On(Endpoint, "version").Run(cancellationToken)).WallSeconds;

    public async Task Remove()
    {
        await engine.RemoveAll(label, CancellationToken.None);
        if (engine.Facts.IsPrivate)
            await engine.PruneBuildCache(CancellationToken.None);
    }

    private async Task<TimedBuild> Harness(bool isCold, CancellationToken cancellationToken)
    {
        var request = new BuildRequest(
            BuildContext.List(scenario.ContextFolder, _variant.DockerfilePath, edit: null, cancellationToken),
            Builder.BuildKit,
            isCold,
            _variant.Target,
            Arguments,
            label.AsLabels(),
            Tag: Image,
            TimeSpan.FromMinutes(30));
        var outcome = await engine.Build(request, _ => { }, cancellationToken);
        return outcome.Status == BuildStatus.Built
            ? new TimedBuild(outcome.Elapsed.TotalSeconds, outcome.Solve?.TotalSeconds)
            : throw new Fault(ExitCode.BadInput, $"The build {outcome.Status.Word()}: {outcome.Error}");
    }

    private async Task<TimedBuild> Buildx(bool isCold, CancellationToken cancellationToken)
    {
        var buildx = BuildxCommand.On(
            Endpoint,
            [
                "build", "--progress", "quiet", .. isCold ? ["--no-cache"] : Array.Empty<string>(), "--file", _variant.DockerfilePath,
                .. Network,
                .. _variant.Target is { } target ? ["--target", target] : Array.Empty<string>(),
                .. Arguments.SelectMany(argument => (string[])["--build-arg", $"{argument.Key}={argument.Value}"]),
                .. label.AsLabels().SelectMany(pair => (string[])["--label", $"{pair.Key}={pair.Value}"]),
                "--tag",
                Image,
                scenario.ContextFolder,
            ]);
        return new TimedBuild((await buildx.Run(cancellationToken)).WallSeconds, null);
    }

    private async Task<TimedBuild> Alone(Func<Task<TimedBuild>> build, CancellationToken cancellationToken)
    {
        try
        {
            var took = await build();
            _ = await ImageId(cancellationToken);
            return took;
        }
        finally
        {
            await Remove();
        }
    }

    // Steps that ran again would have made another image.
    private async Task<TimedBuild> Cached(Func<Task<TimedBuild>> build, CancellationToken cancellationToken)
    {
        var took = await build();
        return await ImageId(cancellationToken) == _cached
            ? took
            : throw new Fault(ExitCode.BadInput, "A build that should have been wholly cached made another image.");
    }

    private async Task<string> ImageId(CancellationToken cancellationToken) =>
        (await engine.FindImage(Image, cancellationToken))?.Id
            ?? throw new Fault(ExitCode.BadInput, "A build left no image on the engine, so there is nothing to measure.");
}
