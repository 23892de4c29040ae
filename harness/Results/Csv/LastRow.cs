namespace ImageBench.Results.Csv;

/// <summary>The rows of a file in which a later row of the same thing takes the place of an earlier one.</summary>
internal static class LastRow
{
    /// <summary>In the order of the rows that hold.</summary>
    public static IReadOnlyList<T> OfEach<T, TKey>(IEnumerable<T> rows, Func<T, TKey> key) =>
        [.. rows.Reverse().DistinctBy(key).Reverse()];
}
