namespace ImageBench.Scenarios.Revisions;

/// <summary>
/// A commit of a repository. <c>Words</c> says how it was found, for people: "the merge base of origin/main and HEAD".
/// </summary>
internal sealed record Revision(string Id, string Words, DateTimeOffset CommittedAt)
{
    private const int ShortLetters = 10;

    public string ShortId => Id[..Math.Min(ShortLetters, Id.Length)];
}
