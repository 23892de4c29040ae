namespace ImageBench.Scenarios.Revisions;

/// <summary>The base of a change; where there is none (null), a sentence says why, and the head is measured alone.</summary>
internal sealed record BaseRevision(Revision? Revision, string? WhyNot);
