namespace ImageBench.Model.Limits;

/// <summary>
/// A figure in the base and in the head, in the unit of its measure: bytes, layers or (means of builds) seconds. Null: not known.
/// </summary>
internal sealed record Growth(decimal? Base, decimal? Head)
{
    /// <summary>Of a time: the 95 % interval of the head's over the base's. Null: too few rounds to have one.</summary>
    public double? RatioLow { get; init; }

    public double? RatioHigh { get; init; }

    /// <summary>Why nothing can be said, as the second half of a sentence: "it is only in the head". Null: something can.</summary>
    public string? Why { get; init; }

    /// <summary>What must be known to read it, as the second half of a sentence. Null: nothing.</summary>
    public string? Note { get; init; }

    public decimal? Change => Head - Base;

    /// <summary>The change in percent of the base (null: the base is nothing, or not known).</summary>
    public decimal? Percent => Base is > 0 ? 100 * Change / Base : null;

    public static Growth Unknown(string why) => new(null, null) { Why = why };
}
