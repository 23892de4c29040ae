using System.CommandLine;
using System.CommandLine.Invocation;
using ImageBench.Model;

namespace ImageBench.Cli.Commands;

/// <summary>What a command does, as it is called: what would end any command without a sentence of its own has one here.</summary>
internal sealed class CalledAction(AsynchronousCommandLineAction action, Option<bool> verbose) : AsynchronousCommandLineAction
{
    /// <summary>Makes the command, and all below it, be called through here.</summary>
    public static void Surround(Command command, Option<bool> verbose)
    {
        if (command.Action is AsynchronousCommandLineAction action)
            command.Action = new CalledAction(action, verbose);
        foreach (var below in command.Subcommands)
            Surround(below, verbose);
    }

    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        NeedAFolderToWorkIn();
        try
        {
            return await action.InvokeAsync(parseResult, cancellationToken);
        }
        catch (OperationCanceledException limit) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody interrupted it: to call it interrupted would send people looking for who did.
            throw new Fault(
                ExitCode.NoEngine,
                "Something that was asked for did not come within the time that ImageBench gives it; see whether the engine and the "
                    + "machine are overloaded, then run again.",
                limit);
        }
        catch (Exception exception) when (exception is not (Fault or OperationCanceledException))
        {
            throw Unforeseen.Fault(exception, parseResult.GetValue(verbose));
        }
    }

    // Every path, and every program that is started, is looked for from there.
    private static void NeedAFolderToWorkIn()
    {
        try
        {
            _ = Environment.CurrentDirectory;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Fault(
                ExitCode.BadInput,
                "The folder that ImageBench was called in is not there any more: change into one that is, and call it again.",
                exception);
        }
    }
}
