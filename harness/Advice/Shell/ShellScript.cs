namespace ImageBench.Advice.Shell;

/// <summary>What a shell is given to run, as its commands in order.</summary>
internal sealed record ShellScript(string Text, IReadOnlyList<ShellCommand> Commands)
{
    /// <summary>
    /// Whether each command runs after the one before it, and only where that one did: all are joined by <c>&amp;&amp;</c>, or by
    /// <c>;</c> where the shell ends at the first that fails.
    /// </summary>
    public bool IsChain(bool endsAtFailure)
    {
        var ends = endsAtFailure || (Commands is [var first, ..] && IsSetErrexit(first));
        return Commands.All(command => !command.IsNested && (command.Joint is "" or "&&" || (command.Joint == ";" && ends)));
    }

    /// <summary>Null where it cannot be read for certain: quotes that are not closed, comments, here-documents, jobs.</summary>
    public static ShellScript? Read(string text) => new ShellReader(text).Read() is { } commands ? new ShellScript(text, commands) : null;

    private static bool IsSetErrexit(ShellCommand command) =>
        command.Program == "set" && command.Words is [_, { Value: { } options }, ..] && options.StartsWith('-')
            && options.Contains('e', StringComparison.Ordinal);
}
