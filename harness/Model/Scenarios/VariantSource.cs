namespace ImageBench.Model.Scenarios;

/// <summary>
/// Where the files of a variant come from, where that is not the scenario's folder: a revision of a repository (its full id; null: the
/// working tree), and how that was found, in words.
/// </summary>
internal sealed record VariantSource(string Variant, string? Revision, string Words);
