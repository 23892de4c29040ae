namespace ImageBench.Scenarios.Ignore.Expressions;

internal enum RegexEdgeKind
{
    Begin,
    End,
    WordBoundary,
    NoWordBoundary,
}
