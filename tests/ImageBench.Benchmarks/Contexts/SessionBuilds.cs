using ImageBench.Benchmarks.Processes;
using ImageBench.Benchmarks.Runs;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running.Ports;

namespace ImageBench.Benchmarks.Contexts;

/// <summary>
/// Builds of one context in turn, by the harness and by buildx, each twice; behind them, outside their time, what was made on the engine is
/// removed and its build cache emptied.
/// </summary>
internal sealed class SessionBuilds(IEngine engine, RunLabel label, Bench bench)
{
    private string Endpoint => engine.Facts.Endpoint;

    /// <summary>What buildx calls itself. A <see cref="Fault"/> where there is none.</summary>
    public async Task<string> BuildxVersion(CancellationToken cancellationToken) =>
        await BuildxCommand.FindVersion(Endpoint, cancellationToken)
            ?? throw new Fault(ExitCode.BadInput, $"There is no buildx to measure beside: {BuildxCommand.Remedy}.");

    /// <summary><paramref name="changed"/> is the file of the folder that changes between the two builds of each.</summary>
    public async Task<(IReadOnlyList<SentTwice> Harness, IReadOnlyList<SentTwice> Buildx)> Run(
        int rounds, string folder, string changed, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, changed);
        var buildx = BuildxCommand.On(Endpoint, "build", "--progress", "quiet", "--no-cache", "--tag", label.ImageName(1), folder);
        var runs = await Rounds.Run(
            bench,
            rounds,
            cancellationToken,
            Twice(ContextBuild.Child(Endpoint, folder, Builder.BuildKit, label.ImageName(1)), file),
            Twice(buildx, file));
        return (runs[0], runs[1]);
    }

    private Func<CancellationToken, Task<SentTwice>> Twice(MeasuredCommand command, string file) => async cancellationToken =>
    {
        try
        {
            var first = await command.Run(cancellationToken);
            await File.AppendAllTextAsync(file, "changed\n", cancellationToken);
            return new SentTwice(first, await command.Run(cancellationToken));
        }
        finally
        {
            await engine.RemoveAll(label, CancellationToken.None);
            await engine.PruneBuildCache(CancellationToken.None);
        }
    };
}
