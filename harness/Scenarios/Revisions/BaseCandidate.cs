namespace ImageBench.Scenarios.Revisions;

/// <summary>
/// What may be the base of a change, and who says so ("GITHUB_BASE_REF"). A branch moves on while others work: what counts of it is the
/// last commit that the head has too.
/// </summary>
internal sealed record BaseCandidate(string Name, bool IsBranch, string Source);
