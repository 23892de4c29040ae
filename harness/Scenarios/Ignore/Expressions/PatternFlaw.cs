namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>Why Docker would not take a pattern, as the middle of a sentence, and what to write instead.</summary>
internal sealed record PatternFlaw(string What, string Remedy);
