namespace ImageBench.Model.Limits;

/// <summary>A limit that a scenario gives to one of its variants, for every builder.</summary>
internal sealed record VariantLimit(string Variant, Limit Limit);
