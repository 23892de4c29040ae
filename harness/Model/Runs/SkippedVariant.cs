namespace ImageBench.Model.Runs;

/// <summary>
/// A variant that was asked for and that a builder cannot build. <c>Why</c> is the second half of a sentence, with what to do.
/// </summary>
internal sealed record SkippedVariant(VariantKey Key, string Why);
