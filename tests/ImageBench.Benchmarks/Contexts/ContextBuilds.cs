using ImageBench.Benchmarks.Processes;
using ImageBench.Benchmarks.Runs;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Benchmarks.Contexts;

/// <summary>
/// Builds of one context in turn, by the harness and by docker; after each, outside its time, what it made on the engine is removed.
/// </summary>
internal sealed class ContextBuilds(IEngine engine, RunLabel label, Bench bench)
{
    private string Endpoint => engine.Facts.Endpoint;

    /// <summary><c>BuildKit</c> is empty where its cache could not be emptied afterwards.</summary>
    public async Task<(IReadOnlyList<CommandRun> Classic, IReadOnlyList<CommandRun> Docker, IReadOnlyList<CommandRun> BuildKit)> Run(
        int rounds, string folder, CancellationToken cancellationToken)
    {
        var docker = new MeasuredCommand("docker", "-H", Endpoint, "build", "--no-cache", "--tag", label.ImageName(1), folder)
        {
            Environment = new Dictionary<string, string> { ["DOCKER_BUILDKIT"] = "0" },
        };
        List<Func<CancellationToken, Task<CommandRun>>> cases = [Clean(Harness(folder, Builder.Classic)), Clean(docker)];
        if (engine.Facts.IsPrivate)
            cases.Add(Clean(Harness(folder, Builder.BuildKit)));
        var runs = await Rounds.Run(bench, rounds, cancellationToken, cases);
        return (runs[0], runs[1], runs.Count > 2 ? runs[2] : []);
    }

    private MeasuredCommand Harness(string folder, Builder builder) => ContextBuild.Child(Endpoint, folder, builder, label.ImageName(1));

    private Func<CancellationToken, Task<CommandRun>> Clean(MeasuredCommand command) => async cancellationToken =>
    {
        try
        {
            return await command.Run(cancellationToken);
        }
        finally
        {
            await engine.RemoveAll(label, CancellationToken.None);
            if (engine.Facts.IsPrivate)
                await engine.PruneBuildCache(CancellationToken.None);
        }
    };
}
