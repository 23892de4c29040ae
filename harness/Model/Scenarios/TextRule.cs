using System.Text.RegularExpressions;

namespace ImageBench.Model.Scenarios;

/// <summary>What a text must hold: a part, to the letter, and something that a pattern matches. Null: anything will do.</summary>
internal sealed record TextRule(string? Contains, Regex? Matches);
