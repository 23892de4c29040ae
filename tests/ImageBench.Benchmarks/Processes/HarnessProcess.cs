using System.CommandLine;
using ImageBench.Benchmarks.Figures;

namespace ImageBench.Benchmarks.Processes;

/// <summary>
/// The harness's command line in a process of its own that tells its peak memory at the end: what else it prints goes nowhere.
/// </summary>
internal static class HarnessProcess
{
    private const string Name = "child-harness";

    public static MeasuredCommand Child(params IEnumerable<string> arguments) => MeasuredCommand.Self([Name, .. arguments]);

    public static Command Command(TimeProvider time)
    {
        var arguments = new Argument<string[]>("arguments");
        var command = new Command(Name) { arguments };
        command.Hidden = true;
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var nowhere = new StreamWriter(Stream.Null);
            string[] all = [.. parsed.GetRequiredValue(arguments), .. parsed.UnmatchedTokens];
            var code = await Cli.Commands.CommandTree.Make(time)
                .Parse(all)
                .InvokeAsync(new() { Output = nowhere, EnableDefaultExceptionHandler = false }, cancellationToken);
            PeakMemory.Tell();
            return code;
        });
        return command;
    }
}
