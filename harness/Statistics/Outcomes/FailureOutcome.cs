namespace ImageBench.Statistics.Outcomes;

/// <summary>What went wrong in a sentence, and the last lines of what was printed meanwhile, oldest first.</summary>
internal sealed record FailureOutcome(string Message, IReadOnlyList<string> Lines);
