using ImageBench.Model.Limits;

namespace ImageBench.Statistics.Outcomes;

/// <summary>
/// One budget or limit of one image: what it asks for ("unpacked size at most 100 MB"), what there is ("112 MB"; null: not known), and
/// what came of it. <c>Reason</c>: why it is allowed to be passed, or why nothing can be said.
/// </summary>
internal sealed record LimitOutcome(string Image, string Limit, string? Value, LimitState State)
{
    public string? Reason { get; init; }
}
