using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Engine;
using ImageBench.Engine.Wire;
using ImageBench.Model;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Engine;
using ImageBench.Runs;
using ImageBench.Runs.Engines;

namespace ImageBench.Cli.Commands;

/// <summary>
/// <c>imagebench clean</c>: removes what a killed run left behind, found by its label, and nothing else. Parent images stay.
/// </summary>
internal sealed class CleanCommand(SharedOptions shared, TimeProvider time)
{
    public Command Make()
    {
        var command = new Command(
            "clean", "Removes what a killed run left on the engine (found by its label), and nothing else.") { shared.Engine };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var wanted = parsed.GetRequiredValue(shared.Engine);
        var output = parsed.InvocationConfiguration.Output;
        Action<string> tell = parsed.InvocationConfiguration.Error.WriteLine;
        var state = StateFolder.Find();
        if (wanted is "auto" or "private" && await PrivateEngine.EndLeftOver(state, time))
            await output.WriteLineAsync($"Ended the private engine that a killed run left in {state.EngineFolder}.");
        foreach (var label in await LocalRegistry.EndLeftOver(state, time))
            await output.WriteLineAsync($"Ended the registry that run {label} left.");
        if (wanted == "auto" && await EngineSession.Silence(EngineAddress.Default(), cancellationToken) is { } silence)
        {
            // A private engine is started only where there is one to clean.
            if (!PrivateEngine.IsIn(state))
            {
                await output.WriteLineAsync($"No engine answers ({silence.TrimEnd('.')}), so nothing can be left on one.");
                return (int)ExitCode.Good;
            }

            wanted = "private";
        }

        var packages = new Packages(mayInstall: false, tell);
        await using var session = await EngineSession.Open(wanted, packages, tell, time, cancellationToken);
        await foreach (var sentence in new DeadRuns(session.Engine, state).Remove(cancellationToken))
            await output.WriteLineAsync(sentence);
        return (int)ExitCode.Good;
    }
}
