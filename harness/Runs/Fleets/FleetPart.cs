using System.Globalization;
using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Model;
using ImageBench.Model.Nodes;

namespace ImageBench.Runs.Fleets;

/// <summary>
/// What one task of a fleet does on its machine: it gets the scenarios, where it has none, makes its shard, and sends back what came of it.
/// <paramref name="run"/> makes a run of the options, told where its errors go.
/// </summary>
internal sealed class FleetPart(
    IFolderRepository repository, string folder, Func<IReadOnlyList<string>, TextWriter, CancellationToken, Task<int>> run)
{
    /// <summary>Of what is noted of a run's last words.</summary>
    public const int LongestNote = 500;

    /// <summary>What a task calls ImageBench with; <paramref name="flags"/> are more of what only tasks know.</summary>
    public static string[] Arguments(string repository, string name, int shards, params IEnumerable<string> flags) =>
    [
        "fleet", "part", "--repository", repository, "--name", name, "--shards", shards.ToString(CultureInfo.InvariantCulture), .. flags,
        "--",
    ];

    /// <summary>Whether the scenarios are where the run finds them.</summary>
    public bool HasScenarios { get; init; }

    /// <summary>The cluster's job that it is of; empty: none.</summary>
    public string Job { get; init; } = "";

    public async Task<int> Make(
        string name, RunPortion shard, string node, IReadOnlyList<string> options, TextWriter error, CancellationToken cancellationToken)
    {
        var results = Directory.CreateDirectory(Path.Combine(folder, "results")).FullName;
        string[] scenarios = HasScenarios ? [] : ["--scenarios", await Receive(name, cancellationToken)];
        await using var said = new LastLineWriter(error);
        string[] own =
        [
            "--shard", shard.ToString(), "--name", name, "--node", node, .. scenarios, "--results", results, "--display", "plain",
        ];
        var code = await run([.. own, .. options], said, cancellationToken);
        // What was broken off is measured anew, elsewhere.
        cancellationToken.ThrowIfCancellationRequested();
        if (code == (int)ExitCode.Interrupted)
            return code;
        var made = Directory.GetDirectories(results);
        await repository.Push(
            FleetTags.Shard(name, shard.Number),
            made is [var only] ? only : results,
            traffic => Notes(code, said.Last, traffic),
            cancellationToken);
        return 0;
    }

    private async Task<string> Receive(string name, CancellationToken cancellationToken)
    {
        var scenarios = Path.Combine(folder, "scenarios");
        await repository.Pull(FleetTags.Scenarios(name), scenarios, cancellationToken);
        return scenarios;
    }

    private Dictionary<string, string> Notes(int code, string said, RegistryTraffic traffic) => new()
    {
        [FleetTags.ExitCode] = code.ToString(CultureInfo.InvariantCulture),
        [FleetTags.Said] = PlainText.Short(said, LongestNote),
        [FleetTags.Requests] = traffic.Requests.ToString(CultureInfo.InvariantCulture),
        [FleetTags.MovedBytes] = traffic.Moved.Bytes.ToString(CultureInfo.InvariantCulture),
        [FleetTags.Job] = Job,
    };
}
