namespace ImageBench.Model.Limits;

/// <summary>
/// A figure in the base and in the head, in the unit of its measure: bytes, layers or (means of builds) seconds. Null: not known.
/// </summary>
internal sealed record Growth(decimal? Base, decimal? Head)
{
    /// <summary>Of a time: the head's over the base's, as the comparison tells it, and its 95 % interval. Null: too few rounds.</summary>
    public double? Ratio { get; init; }

    public double? RatioLow { get; init; }

    public double? RatioHigh { get; init; }

    /// <summary>Why nothing can be said, as the second half of a sentence: "it is only in the head". Null: something can.</summary>
    public string? Why { get; init; }

    /// <summary>What must be known to read it, as the second half of a sentence. Null: nothing.</summary>
    public string? Note { get; init; }

    public decimal? Change => Head - Base;

    /// <summary>The change in percent of the base (null: the base is nothing, or not known).</summary>
    public decimal? Percent => Base is > 0 ? 100 * Change / Base : null;

    /// <summary>
    /// Of a figure what the Dockerfile and its files made. A gate that let all through where a parent image is not known would be none: the
    /// whole change is held then, and that is told.
    /// </summary>
    public static Growth OwnPart(Growth whole, decimal? baseOwn, decimal? headOwn) => whole.Why is not null ? whole
        : baseOwn is { } was && headOwn is { } now ? new Growth(was, now)
        : whole with { Note = "all of the change: which part came with the parent image is not known" };

    public static Growth Unknown(string why) => new(null, null) { Why = why };
}
