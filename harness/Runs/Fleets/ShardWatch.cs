using System.Globalization;
using ImageBench.Engine.Swarms;
using ImageBench.Model;

namespace ImageBench.Runs.Fleets;

/// <summary>What is known of the shards of one job: which are over, and a line whenever one of them has come further.</summary>
internal sealed class ShardWatch(IReadOnlyList<int> shards, int count, Action<string> say)
{
    private readonly Dictionary<int, string> _told = [];

    /// <summary>The shards that a machine took with it when it went.</summary>
    public HashSet<int> Lost { get; } = [];

    /// <summary>
    /// Takes a look at the tasks; whether all of them are over. One on a machine that is gone is over, whatever the swarm says of it: it
    /// starts no task of a job anew.
    /// </summary>
    public bool Look(IReadOnlyList<SwarmTask> tasks, IReadOnlyList<SwarmNode> nodes)
    {
        var over = 0;
        foreach (var task in tasks)
        {
            var shard = shards[task.Slot % shards.Count];
            var node = nodes.FirstOrDefault(one => one.Id == task.NodeId);
            var isOpen = task.State is SwarmTaskState.Waiting or SwarmTaskState.Running;
            var isLost = isOpen && task.NodeId.Length > 0 && node is not { Lives: true };
            var isOver = isLost || !isOpen;
            over += isOver ? 1 : 0;
            if (isLost)
                Lost.Add(shard);
            else
                Lost.Remove(shard);
            Tell(shard, Line(task, node?.HostName ?? task.NodeId, isLost));
        }

        return over >= shards.Count;
    }

    private static string Line(SwarmTask task, string machine, bool isLost) => isLost
        ? $"lost with {machine}"
        : task.State switch
        {
            SwarmTaskState.Running => $"runs on {machine}",
            SwarmTaskState.Complete => $"done on {machine}",
            SwarmTaskState.Failed => $"failed on {machine}{Because(task.Said)}",
            _ => task.NodeId.Length > 0 ? $"begins on {machine}" : $"waits for a machine{Because(task.Said)}",
        };

    private static string Because(string said) => said.Length > 0 ? ": " + PlainText.Short(said, 200).TrimEnd('.') : "";

    private void Tell(int shard, string line)
    {
        if (_told.TryGetValue(shard, out var told) && told == line)
            return;
        _told[shard] = line;
        say(string.Create(CultureInfo.InvariantCulture, $"Shard {shard}/{count} {line}."));
    }
}
