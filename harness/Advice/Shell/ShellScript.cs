namespace ImageBench.Advice.Shell;

/// <summary>What a shell is given to run, as its commands in order.</summary>
internal sealed record ShellScript(string Text, IReadOnlyList<ShellCommand> Commands)
{
    /// <summary>Whether all commands are joined by <c>&amp;&amp;</c>.</summary>
    public bool IsAndList => Commands.All(command => !command.IsNested && command.Joint is "" or "&&");

    /// <summary>Whether the shell ends at the first command that fails, by its first one, and nothing but <c>;</c> parts them.</summary>
    public bool EndsAtFailure =>
        EndsByItself && Commands.All(command => !command.IsNested && command.Joint is "" or ";");

    private bool EndsByItself => Commands is [var first, ..] && IsSetErrexit(first) && !Commands.Any(IsSetBack);

    /// <summary>
    /// Whether each command runs after the one before it, and only where that one did: all are joined by <c>&amp;&amp;</c>, or by
    /// <c>;</c> where the shell ends at the first that fails. It does not end at one that stands before an <c>&amp;&amp;</c>, so that no
    /// <c>;</c> may follow one.
    /// </summary>
    public bool IsChain(bool endsAtFailure)
    {
        var ends = (endsAtFailure && !Commands.Any(IsSetBack)) || EndsByItself;
        return Commands.All(command => !command.IsNested && (command.Joint is "" or "&&" || (command.Joint == ";" && ends)))
            && !Commands.SkipWhile(command => command.Joint != "&&").Any(command => command.Joint == ";");
    }

    /// <summary>Null where it cannot be read for certain: quotes that are not closed, comments, here-documents, jobs.</summary>
    public static ShellScript? Read(string text) => new ShellReader(text).Read() is { } commands ? new ShellScript(text, commands) : null;

    private static bool IsSetBack(ShellCommand command) =>
        command.Program == "set" && command.Arguments.Any(word => word.Value is null or ['+', ..]);

    private static bool IsSetErrexit(ShellCommand command) =>
        command.Program == "set" && command.Words is [_, { Value: { } options }, ..] && options.StartsWith('-')
            && options.Contains('e', StringComparison.Ordinal);
}
