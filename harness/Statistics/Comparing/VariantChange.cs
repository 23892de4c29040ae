using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Comparing;

/// <summary>
/// What changed from A's variant to B's, both made by one builder; the variants have one name, except where two of one run are compared.
/// Null: a side does not know it.
/// </summary>
internal sealed record VariantChange(
    VariantKey A, VariantKey B, SizeChange? Unpacked, SizeChange? Content, CountChange? Layers, IReadOnlyList<TimeChange> Times);
