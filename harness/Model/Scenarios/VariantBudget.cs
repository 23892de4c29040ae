namespace ImageBench.Model.Scenarios;

/// <summary>What a variant may cost at most (sizes, layers) and must save at least (percent of the baseline's unpacked size).</summary>
internal sealed record VariantBudget(string Variant, ByteSize? Unpacked, ByteSize? Content, int? Layers, double? ReductionPercent);
