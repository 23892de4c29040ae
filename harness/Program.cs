using ImageBench.Cli.Commands;
using ImageBench.Model;

var parsed = CommandTree.Make(TimeProvider.System).Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        await Console.Error.WriteLineAsync(error.Message);
    await Console.Error.WriteLineAsync("See 'imagebench --help'.");
    return (int)ExitCode.BadInput;
}

try
{
    // Cancelled by Ctrl+C and by SIGTERM; the time is for removing what was made, and is not used up.
    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
}
catch (Fault fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return (int)fault.ExitCode;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Interrupted.");
    return (int)ExitCode.Interrupted;
}
