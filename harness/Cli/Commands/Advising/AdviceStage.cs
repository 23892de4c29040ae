using System.CommandLine;
using ImageBench.Cli.Displays;
using ImageBench.Provisioning;
using ImageBench.Runs;
using ImageBench.Runs.Engines;
using ImageBench.Runs.Planning;

namespace ImageBench.Cli.Commands.Advising;

/// <summary>What a form of the command has around it: the engine that is asked for, this machine, a display on standard error.</summary>
internal static class AdviceStage
{
    /// <summary>The display is closed before results are printed: a live one redraws its last lines.</summary>
    public static async Task<T> Use<T>(
        ParseResult parsed, AdviceOptionSet options, RunRequest request, TimeProvider time, Func<Surroundings, Task<T>> use)
    {
        await using var display = DisplayChoice.Make(options.Display(parsed), null, parsed.InvocationConfiguration.Error, time);
        return await use(new Surroundings(
            cancel => ProvisionedEngine.Open(
                request.Engine, request.CheckEngine, request.Provision, display.Say, time, cancel),
            new ThisHost(),
            StateFolder.Find(),
            display,
            ExportList.Write,
            time));
    }
}
