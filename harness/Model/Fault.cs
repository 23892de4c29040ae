namespace ImageBench.Model;

/// <summary>The run cannot go on. The message is one full sentence for the user: what, where, what to do.</summary>
internal sealed class Fault(ExitCode exitCode, string message, Exception? cause = null) : Exception(message, cause)
{
    public ExitCode ExitCode { get; } = exitCode;
}
