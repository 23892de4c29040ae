namespace ImageBench.Scenarios.Ignore.Expressions;

/// <summary>A part of a regular expression.</summary>
internal abstract record RegexNode;

/// <summary>One character.</summary>
internal sealed record RegexCharacter(CharacterSet Set) : RegexNode;

/// <summary>A place between characters.</summary>
internal sealed record RegexEdge(RegexEdgeKind Kind) : RegexNode;

/// <summary>A part so many times; <c>Most</c> is null where there is no end to them.</summary>
internal sealed record RegexRepeat(RegexNode Part, int Least, int? Most) : RegexNode;

/// <summary>Parts one after another.</summary>
internal sealed record RegexSequence(IReadOnlyList<RegexNode> Parts) : RegexNode;

/// <summary>One of several.</summary>
internal sealed record RegexChoice(IReadOnlyList<RegexNode> Parts) : RegexNode;
