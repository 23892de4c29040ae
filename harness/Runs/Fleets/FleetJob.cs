using System.Globalization;
using ImageBench.Engine.Swarms;

namespace ImageBench.Runs.Fleets;

/// <summary>The job of a swarm that measures some shards of a run: each task finds its own by its number among them.</summary>
internal static class FleetJob
{
    /// <summary>The shards of the job, with commas between them.</summary>
    public const string Shards = "IMAGEBENCH_FLEET_SHARDS";

    /// <summary>Which of them it is: the number of the task.</summary>
    public const string Slot = "IMAGEBENCH_FLEET_SLOT";

    /// <summary>What the swarm calls the machine, which says nothing of it to others.</summary>
    public const string Node = "IMAGEBENCH_FLEET_NODE";

    /// <summary>The job of a cluster that it is of, as the cluster tells it from others of its name.</summary>
    public const string Job = "IMAGEBENCH_FLEET_JOB";

    /// <summary>The label of all that a fleet makes in a swarm.</summary>
    public const string Label = "imagebench.fleet";

    public static SwarmJob Of(SwarmRequest request, IReadOnlyList<int> shards, int attempt, int concurrent)
    {
        string[] flags = request.IsInsecure ? ["--insecure"] : [];
        string[] arguments = [.. FleetPart.Arguments(request.Repository, request.Name, request.Shards, flags), .. request.Options];
        string[] environment =
        [
            $"{Shards}={string.Join(',', shards.Select(shard => shard.ToString(CultureInfo.InvariantCulture)))}",
            Slot + "={{.Task.Slot}}",
            Node + "={{.Node.ID}}",
            "IMAGEBENCH_STATE=/tmp/imagebench-state",
        ];
        return new SwarmJob(
            string.Create(CultureInfo.InvariantCulture, $"{request.Name}-{attempt}"), request.Image, arguments, environment, shards.Count)
        {
            Concurrent = concurrent,
            Socket = request.Socket,
            Constraints = request.Constraints,
            Labels = new Dictionary<string, string> { [Label] = request.Name },
            Config = request.Config,
        };
    }

    /// <summary>The shard of a task, by what its environment says; null where that is none.</summary>
    public static int? ShardOf(string? shards, string? slot)
    {
        // A swarm numbers the tasks of a job from 0, and in the place of that it says the machine.
        var number = int.TryParse(slot, NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : 0;
        var numbers = (shards ?? "").Split(',');
        return !string.IsNullOrEmpty(slot)
            && int.TryParse(numbers[number % numbers.Length], NumberStyles.None, CultureInfo.InvariantCulture, out var shard)
            ? shard
            : null;
    }
}
