using ImageBench.Benchmarks;
using ImageBench.Model;

try
{
    return await CommandTree.Make(TimeProvider.System).Parse(args).InvokeAsync(new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
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
