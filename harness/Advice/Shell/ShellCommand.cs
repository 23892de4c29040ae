namespace ImageBench.Advice.Shell;

/// <summary>
/// One command of a shell's text: what is assigned for it, its words, where its output goes. <c>Joint</c> is the sign before it ("" for the
/// first one, "&amp;&amp;", ";", "||", "|"), <c>Begin</c> and <c>End</c> are its place.
/// </summary>
internal sealed record ShellCommand(
    string Joint, IReadOnlyList<ShellWord> Assignments, IReadOnlyList<ShellWord> Words, bool IsRedirected, int Begin, int End)
{
    /// <summary>
    /// Whether it stands in a condition, a loop, a pipe, braces or parentheses, or is turned round by an exclamation mark.
    /// </summary>
    public bool IsNested { get; init; }

    /// <summary>The name of its program, without a folder; empty: only the shell knows.</summary>
    public string Program => Words is [{ Value: { } path }, ..] ? path[(path.LastIndexOf('/') + 1)..] : "";

    /// <summary>What follows the program.</summary>
    public IEnumerable<ShellWord> Arguments => Words.Skip(1);

    /// <summary>Whether all its words are known.</summary>
    public bool IsPlain => Words.All(word => word.Value is not null);

    public bool Has(string argument) => Arguments.Any(word => word.Is(argument));

    /// <summary>The value that it assigns to a variable for itself; null: it does not, or only the shell knows.</summary>
    public string? Assigned(string variable) => Assignments
        .LastOrDefault(word => word.Text.StartsWith($"{variable}=", StringComparison.Ordinal))
        ?.Value?[(variable.Length + 1)..];
}
