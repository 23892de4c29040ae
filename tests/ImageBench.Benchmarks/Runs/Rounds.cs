namespace ImageBench.Benchmarks.Runs;

/// <summary>Cases measured in turn, so that a slow minute of the machine hits all alike; every other round goes backwards.</summary>
internal static class Rounds
{
    /// <summary>The runs of each case, in the order of the cases.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<T>>> Run<T>(
        Bench bench, int rounds, CancellationToken cancellationToken, params IReadOnlyList<Func<CancellationToken, Task<T>>> cases)
    {
        List<T>[] runs = [.. cases.Select(_ => new List<T>())];
        for (var round = 1; round <= rounds; round++)
        {
            bench.Say($"round {round} of {rounds}");
            var order = Enumerable.Range(0, cases.Count);
            foreach (var index in round % 2 == 1 ? order : order.Reverse())
                runs[index].Add(await cases[index](cancellationToken));
        }

        return runs;
    }

    public static double Median<T>(this IReadOnlyList<T> runs, Func<T, double> value)
    {
        var sorted = runs.Select(value).Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
