using System.Globalization;
using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Model;
using ImageBench.Model.Nodes;

namespace ImageBench.Runs.Fleets;

/// <summary>
/// What one task of a fleet does on its machine: it gets the scenarios, makes its shard, and sends back what came of it.
/// <paramref name="run"/> makes a run of the options, told where its errors go.
/// </summary>
internal sealed class FleetPart(
    IFolderRepository repository, string folder, Func<IReadOnlyList<string>, TextWriter, CancellationToken, Task<int>> run)
{
    private const int LongestNote = 500;

    public async Task<int> Make(
        string name, RunPortion shard, string node, IReadOnlyList<string> options, TextWriter error, CancellationToken cancellationToken)
    {
        var (scenarios, results) = (Path.Combine(folder, "scenarios"), Path.Combine(folder, "results"));
        await repository.Pull(FleetTags.Scenarios(name), scenarios, cancellationToken);
        Directory.CreateDirectory(results);
        await using var said = new LastLineWriter(error);
        string[] own =
        [
            "--shard", shard.ToString(), "--name", name, "--node", node, "--scenarios", scenarios, "--results", results,
            "--display", "plain",
        ];
        var code = await run([.. own, .. options], said, cancellationToken);
        // What was broken off is measured anew, elsewhere.
        cancellationToken.ThrowIfCancellationRequested();
        if (code == (int)ExitCode.Interrupted)
            return code;
        var made = Directory.GetDirectories(results);
        var notes = new Dictionary<string, string>
        {
            [FleetTags.ExitCode] = code.ToString(CultureInfo.InvariantCulture),
            [FleetTags.Said] = PlainText.Short(said.Last, LongestNote),
        };
        await repository.Push(FleetTags.Shard(name, shard.Number), made is [var only] ? only : results, notes, cancellationToken);
        return 0;
    }
}
