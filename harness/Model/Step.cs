namespace ImageBench.Model;

/// <summary>
/// One vertex of the build graph, in the order in which the engine first named it. <c>Started</c> counts from the build's start;
/// times are null where the engine gives none. <c>Number</c> is null for the builder's own steps (loading the context, exporting).
/// </summary>
internal sealed record Step(
    string Name,
    string? Stage,
    int? Number,
    string Instruction,
    TimeSpan? Started,
    TimeSpan? Duration,
    bool Cached,
    string? Error);
