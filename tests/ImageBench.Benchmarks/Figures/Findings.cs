namespace ImageBench.Benchmarks.Figures;

/// <summary>What a benchmark found, on which engine (null: on none), and what a reader of the figures must know.</summary>
internal sealed record Findings(IReadOnlyList<Figure> Figures, string? Engine, IReadOnlyList<string> Remarks);
