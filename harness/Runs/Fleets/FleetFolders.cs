using System.Globalization;
using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Model;

namespace ImageBench.Runs.Fleets;

/// <summary>
/// What goes through a fleet's registry: the scenarios to all machines, and each shard's run folder back. <paramref name="place"/> is the
/// repository's name, for sentences.
/// </summary>
internal sealed class FleetFolders(IFolderRepository repository, string run, int shards, string place, Action<string> say)
{
    // Null: whatever lies under the run's name is of it.
    private string? Job { get; init; }

    // The pods of a cluster have theirs.
    private string[] Scenarios => Job is null ? [FleetTags.Scenarios(run)] : [];

    /// <summary>The same of one job of a cluster alone: what an earlier one of that name left is not its.</summary>
    public FleetFolders OfJob(string job) => new(repository, run, shards, place, say) { Job = job };

    public async Task Send(string scenarios, CancellationToken cancellationToken)
    {
        var sent = await repository.Push(
            FleetTags.Scenarios(run), scenarios, _ => new Dictionary<string, string>(), cancellationToken);
        say(string.Create(CultureInfo.InvariantCulture, $"The scenarios are at {place} ({new ByteSize(sent)} sent)."));
    }

    /// <summary>Whether a shard has sent its results.</summary>
    public async Task<bool> Has(int shard, CancellationToken cancellationToken) => await Find(shard, cancellationToken) is not null;

    /// <summary>What is noted of each shard that has, by its number.</summary>
    public async Task<IReadOnlyDictionary<int, FolderNotes>> ListSent(CancellationToken cancellationToken)
    {
        var sent = new Dictionary<int, FolderNotes>();
        foreach (var shard in Enumerable.Range(1, shards))
        {
            if (await Find(shard, cancellationToken) is { } noted)
                sent[shard] = noted;
        }

        return sent;
    }

    /// <summary>
    /// Pulls the shards' run folders under <paramref name="target"/>, which is new; what each came to, in the order of their numbers.
    /// </summary>
    public async Task<IReadOnlyList<ShardOutcome>> Collect(string target, CancellationToken cancellationToken)
    {
        try
        {
            return await Pull(target, cancellationToken);
        }
        catch
        {
            // Nothing half-received stays in the way of the next time.
            if (Directory.Exists(target))
                Directory.Delete(target, recursive: true);
            throw;
        }
    }

    private async Task<IReadOnlyList<ShardOutcome>> Pull(string target, CancellationToken cancellationToken)
    {
        var outcomes = new List<ShardOutcome>();
        foreach (var shard in Enumerable.Range(1, shards))
        {
            var tag = FleetTags.Shard(run, shard);
            var folder = Path.Combine(target, string.Create(CultureInfo.InvariantCulture, $"shard-{shard}-of-{shards}"));
            if (!await Has(shard, cancellationToken))
            {
                outcomes.Add(ShardOutcome.Lost(shard));
                continue;
            }

            outcomes.Add(ShardOutcome.Of(shard, folder, await repository.Pull(tag, folder, cancellationToken)));
        }

        if (ShardTraffic.Line([.. outcomes.Select(outcome => outcome.Traffic).OfType<RegistryTraffic>()]) is { } line)
            say(line);
        return outcomes;
    }

    /// <summary>Removes all that lies there, and names what a registry keeps.</summary>
    public async Task Remove(CancellationToken cancellationToken)
    {
        var own = Job is null ? [.. Enumerable.Range(1, shards)] : await TryListSent(cancellationToken);
        if (own is null)
            say($"What shards have sent stays at {place}, since it does not say what that is.");
        await Remove([.. Scenarios, .. (own ?? []).Select(shard => FleetTags.Shard(run, shard))], cancellationToken);
    }

    /// <summary>The same without what shards have sent already, which is measured: how it is had is told.</summary>
    public async Task RemoveUnmeasured(CancellationToken cancellationToken)
    {
        if (await TryListSent(cancellationToken) is { Count: 0 })
        {
            await Remove(cancellationToken);
            return;
        }

        say($"What shards have sent stays at {place}: 'imagebench fleet collect --registry {place} --name {run} "
            + string.Create(CultureInfo.InvariantCulture, $"--shards {shards} --anyway' merges it."));
        await Remove(Scenarios, cancellationToken);
    }

    private async Task<FolderNotes?> Find(int shard, CancellationToken cancellationToken) =>
        await repository.Find(FleetTags.Shard(run, shard), cancellationToken) is { } noted
            && (Job is null || noted.Notes.GetValueOrDefault(FleetTags.Job) == Job)
            ? noted
            : null;

    // Null: the registry does not say.
    private async Task<IReadOnlyCollection<int>?> TryListSent(CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await ListSent(cancellationToken)).Keys];
        }
        catch (Exception exception) when (exception is Fault or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task Remove(string[] tags, CancellationToken cancellationToken)
    {
        var kept = new List<string>();
        foreach (var tag in tags)
        {
            if (!await repository.Remove(tag, cancellationToken))
                kept.Add(tag);
        }

        if (kept.Count > 0)
        {
            say($"The registry keeps what went through it, as many are set up to: {place}:"
                + $"{string.Join(", :", kept.Take(20))}.");
        }
    }
}
