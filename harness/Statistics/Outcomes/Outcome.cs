using ImageBench.Model;
using ImageBench.Model.Limits;

namespace ImageBench.Statistics.Outcomes;

/// <summary>
/// What a command found out, as other tools are told it: one side (a run) or two (a comparison, a difference). <c>Name</c> tells it from
/// others of one repository and is the same in each of its runs. Images are in the order in which they were asked for.
/// </summary>
internal sealed record Outcome(string Name, IReadOnlyList<ImageOutcome> Images)
{
    /// <summary>What was, as it was asked for; null: there is one side.</summary>
    public string? Base { get; init; }

    /// <summary>What is now, as it was asked for.</summary>
    public string Head { get; init; } = "";

    /// <summary>The engine that built, such as "Docker 28.5.2 (overlay2)"; null: none did.</summary>
    public string? Engine { get; init; }

    /// <summary>The run's page for people; null: there is none.</summary>
    public string? ReportPath { get; init; }

    /// <summary>Budgets and limits, kept or not.</summary>
    public IReadOnlyList<LimitOutcome> Limits { get; init; } = [];

    /// <summary>Full sentences on what a reader must know besides the figures.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>
    /// Of all images: the head's as far as they are known, the base's and the change of those that are known on both sides.
    /// </summary>
    public BytesOutcome Unpacked => Total(image => image.Unpacked);

    public BytesOutcome Content => Total(image => image.Content);

    public bool IsCompared => Base is not null;

    /// <summary>The worst of what was found.</summary>
    public OutcomeVerdict Verdict =>
        Images.Any(image => image.Head is { IsFailed: true }) ? OutcomeVerdict.Failed
        : Limits.Any(limit => limit.State == LimitState.Over) ? OutcomeVerdict.Over
        : Limits.Any(limit => limit.State is LimitState.Warned or LimitState.Allowed) ? OutcomeVerdict.Warned
        : OutcomeVerdict.Good;

    private BytesOutcome Total(Func<ImageOutcome, BytesOutcome> bytes)
    {
        List<BytesOutcome> all = [.. Images.Select(bytes)];
        var (heads, both) = (all.Where(image => image.Head is not null).ToList(), all.Where(image => image.Change is not null).ToList());
        return new BytesOutcome(Sum(both, image => image.Base), Sum(heads, image => image.Head), null)
        {
            Change = Sum(both, image => image.Change),
        };
    }

    private static ByteSize? Sum(List<BytesOutcome> images, Func<BytesOutcome, ByteSize?> part) =>
        images.Count == 0 ? null : ByteSize.Total(images.Select(image => part(image)!.Value));
}
