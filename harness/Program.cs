using System.CommandLine;
using ImageBench.Cli.Commands;
using ImageBench.Cli.Displays;
using ImageBench.Model;

await using var standardOutput = new LastingWriter(Console.Out);
await using var standardError = new LastingWriter(Console.Error);
await using var output = new PlainWriter(standardOutput);
await using var error = new PlainWriter(standardError);
using var hangup = new Hangup();
try
{
    var parsed = ReadCommandLine.Parse(args);
    if (parsed.Errors.Count > 0)
    {
        foreach (var mistake in parsed.Errors)
            ErrorLines.Write(error, Mistyped.Shown(parsed, mistake));
        ErrorLines.Write(error, Mistyped.Further(parsed));
        return (int)ExitCode.BadInput;
    }

    // Cancelled by Ctrl+C, by SIGTERM and by a hangup; the time is for removing what was made, and is not used up.
    var how = new InvocationConfiguration
    {
        Output = output,
        Error = error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
    };
    var code = await parsed.InvokeAsync(how, hangup.Token);
    await output.FlushAsync();
    if (standardOutput.Trouble is not { } trouble)
        return code;
    await error.WriteLineAsync($"Standard output cannot be written ({trouble}), so not all that was found out is there.");
    return code == (int)ExitCode.Good ? (int)ExitCode.BadInput : code;
}
catch (Fault fault)
{
    ErrorLines.Write(error, fault.Message);
    return (int)fault.ExitCode;
}
catch (OperationCanceledException)
{
    await error.WriteLineAsync("Interrupted.");
    return (int)ExitCode.Interrupted;
}
