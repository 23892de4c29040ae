namespace ImageBench.Model.Limits;

/// <summary>
/// What came of one limit for one variant. <c>Scenario</c> and <c>Variant</c> are empty where two images were compared that no scenario
/// names.
/// </summary>
internal sealed record LimitFinding(string Scenario, string Variant, Limit Limit, Growth Growth, LimitState State)
{
    /// <summary>The builder's word; null: no builder is told apart.</summary>
    public string? Builder { get; init; }

    /// <summary>Why it is allowed, in the words of who allowed it; why it is not known; else null.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the figure grew by more than the limit, whatever follows from that.</summary>
    public bool IsExceeded => State is LimitState.Over or LimitState.Warned or LimitState.Allowed;

    /// <summary>At the limit is within it. <paramref name="allowedBecause"/>: the reason for which a hard limit may be passed.</summary>
    public static LimitFinding Judge(string scenario, string variant, Limit limit, Growth growth, string? allowedBecause)
    {
        var (state, reason) = IsWithin(limit, growth) switch
        {
            null => (LimitState.NotKnown, growth.Why ?? WhyUnknown(limit, growth)),
            true => (LimitState.Within, null),
            false when !limit.IsHard => (LimitState.Warned, null),
            false when allowedBecause is not null => (LimitState.Allowed, allowedBecause),
            false => (LimitState.Over, null),
        };
        return new LimitFinding(scenario, variant, limit, growth, state) { Reason = reason };
    }

    private static bool? IsWithin(Limit limit, Growth growth)
    {
        if (growth is not { Why: null, Base: { } was, Change: { } change })
            return null;
        var allowed = limit.Allowed.From(was);
        if (!limit.IsTime)
            return change <= allowed;
        // Only the whole interval above the limit is more than noise.
        return growth.RatioLow is { } low && !double.IsNaN(low) && was > 0 ? low < 1e15 && was * ((decimal)low - 1) <= allowed : null;
    }

    private static string WhyUnknown(Limit limit, Growth growth) => growth switch
    {
        { Base: null, Head: null } => "neither side knows it",
        { Base: null } => "the base does not know it",
        { Head: null } => "the head does not know it",
        _ when limit.IsTime => "so few rounds have no interval: give --rounds 5 or more",
        _ => "it cannot be told",
    };
}
