using System.Globalization;
using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Model;

namespace ImageBench.Runs.Fleets;

/// <summary>What goes through a fleet's registry: the scenarios to all machines, and each shard's run folder back.</summary>
internal sealed class FleetFolders(IFolderRepository repository, SwarmRequest request, Action<string> say)
{
    public async Task Send(string scenarios, CancellationToken cancellationToken)
    {
        var sent = await repository.Push(
            FleetTags.Scenarios(request.Name), scenarios, new Dictionary<string, string>(), cancellationToken);
        say(string.Create(CultureInfo.InvariantCulture, $"The scenarios are at {request.Repository} ({new ByteSize(sent)} sent)."));
    }

    /// <summary>Whether a shard has sent its results.</summary>
    public async Task<bool> Has(int shard, CancellationToken cancellationToken) =>
        await repository.Find(FleetTags.Shard(request.Name, shard), cancellationToken) is not null;

    /// <summary>Pulls the shards' run folders under <paramref name="target"/>; what each came to, in the order of their numbers.</summary>
    public async Task<IReadOnlyList<ShardOutcome>> Collect(string target, CancellationToken cancellationToken)
    {
        var outcomes = new List<ShardOutcome>();
        foreach (var shard in Enumerable.Range(1, request.Shards))
        {
            var tag = FleetTags.Shard(request.Name, shard);
            var folder = Path.Combine(target, string.Create(CultureInfo.InvariantCulture, $"shard-{shard}-of-{request.Shards}"));
            if (await repository.Find(tag, cancellationToken) is null)
            {
                outcomes.Add(new ShardOutcome(shard, null, null, ""));
                continue;
            }

            var notes = (await repository.Pull(tag, folder, cancellationToken)).Notes;
            var isCode = int.TryParse(notes.GetValueOrDefault(FleetTags.ExitCode), CultureInfo.InvariantCulture, out var code);
            var isRun = File.Exists(Path.Combine(folder, "run.json"));
            outcomes.Add(new ShardOutcome(shard, isRun ? folder : null, isCode ? code : null, notes.GetValueOrDefault(FleetTags.Said, "")));
        }

        return outcomes;
    }

    /// <summary>Removes all that lies there, and names what a registry keeps.</summary>
    public async Task Remove(CancellationToken cancellationToken)
    {
        var kept = new List<string>();
        string[] tags =
        [
            FleetTags.Scenarios(request.Name),
            .. Enumerable.Range(1, request.Shards).Select(shard => FleetTags.Shard(request.Name, shard)),
        ];
        foreach (var tag in tags)
        {
            if (!await repository.Remove(tag, cancellationToken))
                kept.Add(tag);
        }

        if (kept.Count > 0)
        {
            say($"The registry keeps what went through it, as many are set up to: {request.Repository}:"
                + $"{string.Join(", :", kept.Take(20))}.");
        }
    }
}
