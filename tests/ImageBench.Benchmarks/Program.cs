using ImageBench.Benchmarks;
using ImageBench.Model;

var parsed = CommandTree.Make(TimeProvider.System).Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        await Console.Error.WriteLineAsync(error.Message);
    await Console.Error.WriteLineAsync("Without arguments this program lists its benchmarks; NAME --help shows the options of one.");
    return (int)ExitCode.BadInput;
}

try
{
    return await parsed.InvokeAsync(new()
    {
        EnableDefaultExceptionHandler = false,
        // Removing 20,000 files can take long on a busy disk.
        ProcessTerminationTimeout = TimeSpan.FromMinutes(2),
    });
}
catch (Fault fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return (int)fault.ExitCode;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Interrupted: nothing was written.");
    return (int)ExitCode.Interrupted;
}
