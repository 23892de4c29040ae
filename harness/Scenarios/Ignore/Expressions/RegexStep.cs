namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>
/// A step of a regular expression's program: it takes a character of <c>Set</c>, or stands at an <c>Edge</c>, and goes on to <c>Next</c>;
/// with neither it takes nothing and goes on to both <c>Next</c> and <c>Other</c>. The last step has no next: the text matches.
/// </summary>
internal readonly record struct RegexStep(CharacterSet? Set, RegexEdgeKind? Edge, int Next, int Other)
{
    public const int None = -1;
}
