using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Nodes;

namespace ImageBench.Runs.Shards;

/// <summary>
/// Which scenario is in which shard. The longest comes first, and each next one goes to the shard that has least so far (Graham, 1969: at
/// most a third longer than the best split there is, and far less where scenarios are many). The same scenarios and weights give the same
/// shards on every machine; shards are numbered as they get their first scenario, so the first ones hold the longest.
/// </summary>
internal sealed record ShardCut(IReadOnlyList<int> Numbers, string Digest)
{
    private const int DigestLetters = 16;

    /// <summary>
    /// Of each scenario its shard's number, from 1. A <see cref="Fault"/> where a shard would have none: its machine would wait for
    /// nothing.
    /// </summary>
    public static ShardCut Of(IReadOnlyList<string> names, IReadOnlyList<double> weights, int count)
    {
        if (count > names.Count)
        {
            throw new Fault(
                ExitCode.BadInput,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(names.Count == 1 ? "There is 1 scenario" : $"There are {names.Count} scenarios")}, so {count} shards would ")
                    + "leave some empty: give --shard with at most "
                    + string.Create(CultureInfo.InvariantCulture, $"{names.Count}, such as 1/{names.Count}."));
        }

        var numbers = new int[names.Count];
        var shards = new PriorityQueue<int, (double Load, int Number)>(
            Enumerable.Range(1, count).Select(number => (number, (0.0, number))));
        foreach (var place in Enumerable.Range(0, names.Count)
            .OrderByDescending(place => weights[place])
            .ThenBy(place => names[place], StringComparer.Ordinal))
        {
            _ = shards.TryDequeue(out var number, out var load);
            numbers[place] = number;
            shards.Enqueue(number, (load.Load + weights[place], number));
        }

        return new ShardCut(numbers, DigestOf(names, numbers));
    }

    public IReadOnlyList<T> Take<T>(IReadOnlyList<T> scenarios, RunPortion shard) =>
        [.. scenarios.Where((_, place) => Numbers[place] == shard.Number)];

    private static string DigestOf(IReadOnlyList<string> names, IReadOnlyList<int> numbers)
    {
        var lines = names.Select((name, place) => string.Create(CultureInfo.InvariantCulture, $"{name} {numbers[place]}"));
        var text = string.Join('\n', lines.Order(StringComparer.Ordinal));
        return TextDigest.Of(text)[..DigestLetters];
    }
}
