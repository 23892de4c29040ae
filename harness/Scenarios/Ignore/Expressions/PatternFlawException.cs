namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>Ends the reading of one pattern; caught where the reading began.</summary>
internal sealed class PatternFlawException(PatternFlaw flaw) : Exception(flaw.What)
{
    public PatternFlaw Flaw { get; } = flaw;

    public static PatternFlawException Of(string what, string remedy) => new(new PatternFlaw(what, remedy));
}
