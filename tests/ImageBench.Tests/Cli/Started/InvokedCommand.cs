using ImageBench.Cli.Commands;

namespace ImageBench.Tests.Cli.Started;

/// <summary>A command in the tests' own process and folder: where no folder of its own is needed, or a fault is to be caught.</summary>
internal static class InvokedCommand
{
    public static async Task<Ended> Run(params string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandTree.Make(TimeProvider.System).Parse(arguments).InvokeAsync(
            new() { Output = output, Error = error, EnableDefaultExceptionHandler = false }, TestContext.Current.CancellationToken);
        return new Ended(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>What the command line says of words that cannot stand so; it is not called.</summary>
    public static IReadOnlyList<string> Mistakes(params string[] arguments) =>
        [.. CommandTree.Make(TimeProvider.System).Parse(arguments).Errors.Select(error => error.Message)];
}
