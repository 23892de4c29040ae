namespace ImageBench.Engine.Wire;

/// <summary>
/// The engine's own times within one build (null: not told): solving the graph, exporting the image, receiving the context.
/// </summary>
internal sealed record BuildSpans(TimeSpan? Solve, TimeSpan? Export, TimeSpan? Upload)
{
    public static readonly BuildSpans Untold = new(null, null, null);
}
