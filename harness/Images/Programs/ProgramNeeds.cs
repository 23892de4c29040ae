namespace ImageBench.Images.Programs;

/// <summary>
/// What a file asks its image for when it is run or loaded: libraries by their names, and what runs it (a path, or the name that
/// <c>env</c> looks for; empty: the system alone).
/// </summary>
internal sealed record ProgramNeeds(string Interpreter, IReadOnlyList<string> Libraries)
{
    /// <summary>A program that is not read: too long, damaged, or of another kind of machine.</summary>
    public static ProgramNeeds Unknown { get; } = new("", []) { IsKnown = false };

    public bool IsKnown { get; init; } = true;
}
