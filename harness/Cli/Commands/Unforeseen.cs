using ImageBench.Model;
using ImageBench.Runs;

namespace ImageBench.Cli.Commands;

/// <summary>An exception that nobody foresaw, as every other end: a sentence and an exit code.</summary>
internal static class Unforeseen
{
    /// <summary>Says what happened and how it is told to those who can mend it; where it happened only to who asks for that.</summary>
    public static Fault Fault(Exception exception, bool isVerbose)
    {
        var (version, commit) = HarnessVersion.Read();
        var kind = exception.GetType().Name;
        var how = isVerbose ? $"\n{exception}" : "";
        var trace = isVerbose ? "what follows" : "what the same command says with --verbose";
        return new Fault(
            ExitCode.BadInput,
            $"ImageBench made a mistake of its own ({kind}: {PlainText.Line(exception.Message).TrimEnd('.')}). Please report it where you "
                + $"have ImageBench from, with the command, {trace}, and the version ({version} {commit}).{how}",
            exception);
    }
}
