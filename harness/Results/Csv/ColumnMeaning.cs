namespace ImageBench.Results.Csv;

/// <summary>What a column of a file is for somebody who computes with it.</summary>
internal sealed record ColumnMeaning(string Name, string Unit, string Meaning)
{
    private static readonly (string End, string Unit)[] Told =
    [
        ("seconds", "seconds"), ("bytes", "bytes"), ("percent", "percent"), ("_utc", "time (ISO 8601, UTC)"),
    ];

    /// <summary>The unit, unless it is said, is the one that the name ends with; else the cells are text.</summary>
    public static ColumnMeaning Of(string name, string? unit, string meaning) => new(
        name, unit ?? Array.Find(Told, told => name.EndsWith(told.End, StringComparison.Ordinal)).Unit ?? "text", meaning);
}
