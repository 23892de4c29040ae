using ImageBench.Model.Nodes;
using ImageBench.Runs.Shards;

namespace ImageBench.Benchmarks.Fleets;

/// <summary>
/// Machines that take one shard after the other, as the jobs of a CI matrix or an Indexed Job do. <c>Speeds</c> are beside a machine that
/// takes a second for a second; <c>Deaths</c> when a machine dies (infinity: never), with the shard that it was at, which the next one
/// that is free begins anew.
/// </summary>
internal sealed record SimulatedFleet(IReadOnlyList<double> Speeds, IReadOnlyList<double> Deaths)
{
    /// <summary>All alike, and none dies.</summary>
    public static SimulatedFleet Of(int nodes) =>
        new([.. Enumerable.Repeat(1.0, nodes)], [.. Enumerable.Repeat(double.PositiveInfinity, nodes)]);

    /// <summary>Every tenth is half as fast.</summary>
    public SimulatedFleet WithStragglers() =>
        this with { Speeds = [.. Speeds.Select((speed, place) => place % 10 == 5 ? speed / 2 : speed)] };

    /// <summary>Every tenth dies, spread over the first half of the time that all together would take.</summary>
    public SimulatedFleet WithDeaths(double total) => this with
    {
        Deaths = [.. Deaths.Select((death, place) =>
            place % 10 == 7 ? total / Speeds.Sum() * (0.05 + (0.45 * place / Speeds.Count)) : death)],
    };

    /// <summary>What no way to share out can be below: the longest scenario on the fastest machine, and all work on all machines.</summary>
    public double Bound(IReadOnlyList<double> seconds)
    {
        var (work, done, time) = (seconds.Sum(), 0.0, 0.0);
        foreach (var death in Deaths.Order())
        {
            var speed = Speeds.Where((_, place) => Deaths[place] >= death).Sum();
            if (done + (speed * (death - time)) >= work)
                return Math.Max(seconds.Max() / Speeds.Max(), time + ((work - done) / speed));
            (done, time) = (done + (speed * (death - time)), death);
        }

        throw new InvalidOperationException("All machines died before the work was done.");
    }

    /// <summary>
    /// How long so many shards take: <paramref name="expected"/> are the times that they are made by, <paramref name="seconds"/> those
    /// that scenarios take.
    /// </summary>
    public double Makespan(IReadOnlyList<string> names, IReadOnlyList<double> expected, IReadOnlyList<double> seconds, int shards)
    {
        var cut = ShardCut.Of(names, expected, shards);
        var left = new Queue<double>(Enumerable.Range(1, shards).Select(number => cut.Take(seconds, new RunPortion(number, shards)).Sum()));
        var lost = new PriorityQueue<double, double>();
        var free = new PriorityQueue<int, (double Time, int Node)>(Speeds.Select((_, node) => (node, (0.0, node))));
        var end = 0.0;
        while (left.Count + lost.Count > 0)
        {
            if (!free.TryDequeue(out var node, out var at))
                throw new InvalidOperationException("All machines died before the work was done.");
            if (at.Time >= Deaths[node])
                continue;
            if (!(lost.TryPeek(out _, out var known) && known <= at.Time) && left.Count == 0)
            {
                // Nothing to do until it is seen that another machine died.
                free.Enqueue(node, (known, node));
                continue;
            }

            var work = lost.TryPeek(out _, out known) && known <= at.Time ? lost.Dequeue() : left.Dequeue();
            var done = at.Time + (work / Speeds[node]);
            if (done > Deaths[node])
            {
                lost.Enqueue(work, Deaths[node]);
                continue;
            }

            free.Enqueue(node, (done, node));
            end = Math.Max(end, done);
        }

        return end;
    }
}
