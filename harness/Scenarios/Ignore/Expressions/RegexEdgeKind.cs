namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>What of a text an expression can ask for without taking a letter of it.</summary>
internal enum RegexEdgeKind
{
    Begin,
    End,
    WordBoundary,
    NoWordBoundary,
}
