using System.Globalization;
using System.Text.Json;
using ImageBench.Benchmarks.Processes;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Running;
using ImageBench.Running.Ports;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Benchmarks.Runs;

/// <summary>
/// One cold build of a scenario's baseline in three ways, each in seconds; after each, outside its time, what it made on the engine is
/// removed.
/// </summary>
internal sealed class ColdBuilds(IEngine engine, Scenario scenario, BaseSet baseSet, RunLabel label)
{
    private readonly Variant _variant = scenario.Variants.Single(variant => variant.Name == scenario.Baseline);

    // As the harness does: a private engine has no way out through its bridge.
    private string? Network => engine.Facts.IsPrivate ? "host" : null;

    private IReadOnlyDictionary<string, string> Arguments => BuildArguments.For(scenario, _variant, baseSet);

    public async Task WriteContext(string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await Context(cancellationToken).Write(file, cancellationToken);
    }

    /// <summary>build_seconds, as a run would store it.</summary>
    public Task<double> Harness(CancellationToken cancellationToken) => Clean(async () =>
    {
        var request = new BuildRequest(
            Context(cancellationToken),
            Builder.BuildKit,
            NoCache: true,
            _variant.Target,
            Arguments,
            label.AsLabels(),
            Tag: label.ImageName(1),
            TimeSpan.FromMinutes(30));
        var outcome = await engine.Build(request, _ => { }, cancellationToken);
        return outcome.Status == BuildStatus.Built
            ? outcome.Elapsed.TotalSeconds
            : throw new Fault(ExitCode.BadInput, $"The build {outcome.Status.Word()}: {outcome.Error}");
    }, cancellationToken);

    /// <summary>The same request, byte for byte in what matters to the engine.</summary>
    public Task<double> Curl(string tar, CancellationToken cancellationToken) => Clean(async () =>
    {
        var endpoint = new Uri(engine.Facts.Endpoint);
        var isSocket = endpoint.Scheme == "unix";
        var server = isSocket ? "http://docker" : $"http://{endpoint.Authority}";
        var curl = new MeasuredCommand(
            "curl",
            [
                "--silent", "--show-error", "--fail", .. isSocket ? ["--unix-socket", endpoint.LocalPath] : Array.Empty<string>(),
                "--request", "POST", "--header", "Content-Type: application/x-tar", "--header", "Expect:", "--upload-file", tar,
                "--output",
                "/dev/null",
                "--write-out",
                "%{time_total}",
                $"{server}/v{engine.Facts.ApiVersion}/build?{Query(cancellationToken)}",
            ]);
        var run = await curl.Run(cancellationToken);
        return double.Parse(run.Output, CultureInfo.InvariantCulture);
    }, cancellationToken);

    /// <summary>The wall time of the command.</summary>
    public Task<double> Docker(CancellationToken cancellationToken) => Clean(async () =>
    {
        var docker = new MeasuredCommand(
            "docker",
            [
                "-H", engine.Facts.Endpoint, "build", "--no-cache", "--file", _variant.DockerfilePath,
                .. Network is { } network ? ["--network", network] : Array.Empty<string>(),
                .. _variant.Target is { } target ? ["--target", target] : Array.Empty<string>(),
                .. Arguments.SelectMany(argument => (string[])["--build-arg", $"{argument.Key}={argument.Value}"]),
                .. label.AsLabels().SelectMany(pair => (string[])["--label", $"{pair.Key}={pair.Value}"]),
                "--tag",
                label.ImageName(1),
                scenario.ContextFolder,
            ])
        {
            Environment = new Dictionary<string, string> { ["DOCKER_BUILDKIT"] = "1" },
        };
        return (await docker.Run(cancellationToken)).WallSeconds;
    }, cancellationToken);

    private PackedContext Context(CancellationToken cancellationToken) =>
        BuildContext.List(scenario.ContextFolder, _variant.DockerfilePath, edit: null, cancellationToken);

    private string Query(CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["dockerfile"] = Context(cancellationToken).DockerfileName,
            ["version"] = "2",
            ["nocache"] = "1",
            ["rm"] = "1",
            ["forcerm"] = "1",
            ["target"] = _variant.Target,
            ["networkmode"] = Network,
            ["buildargs"] = JsonSerializer.Serialize(Arguments),
            ["t"] = label.ImageName(1),
            ["labels"] = JsonSerializer.Serialize(label.AsLabels()),
        };
        return string.Join(
            '&', parameters.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}"));
    }

    private async Task<double> Clean(Func<Task<double>> build, CancellationToken cancellationToken)
    {
        try
        {
            var seconds = await build();
            // Who throws the response away does not see that a build failed.
            return (await engine.FindRuns(cancellationToken)).Contains(label)
                ? seconds
                : throw new Fault(ExitCode.BadInput, "A build left no image on the engine, so it failed and there is nothing to measure.");
        }
        finally
        {
            await engine.RemoveAll(label, CancellationToken.None);
            if (engine.Facts.IsPrivate)
                await engine.PruneBuildCache(CancellationToken.None);
        }
    }
}
