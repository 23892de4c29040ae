using System.CommandLine;
using ImageBench.Cli.Options;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Engine;
using ImageBench.Runs;
using ImageBench.Runs.Engines;
using ImageBench.Runs.Sides.Places;

namespace ImageBench.Cli.Commands;

/// <summary>
/// <c>imagebench clean</c>: removes what a killed run left behind, found by its marks, and nothing else. Parent images stay.
/// </summary>
internal sealed class CleanCommand(SharedOptions shared, TimeProvider time)
{
    private readonly Option<string?> _run = new("--run")
    {
        Description = "Removes what this run left and nothing else, also where the run is another machine's.",
        HelpName = "ID",
    };

    public Command Make()
    {
        var command = new Command(
            "clean", "Removes what a killed run left on the engine (found by its marks), and nothing else.") { shared.Engine, _run };
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var wanted = parsed.GetRequiredValue(shared.Engine);
        var output = parsed.InvocationConfiguration.Output;
        var state = KeptState.Find(parsed);
        var named = parsed.GetValue(_run);
        // Whose a private engine that runs on and what it holds are, nothing says.
        if (named is null && wanted is ("auto" or "private") && await PrivateEngine.EndLeftOver(state, time))
            await output.WriteLineAsync($"Ended the private engine that a killed run left in {state.EngineFolder}.");
        foreach (var label in await LocalRegistry.EndLeftOver(state, label => named is null || RunLabel.IsOf(label, named), time))
            await output.WriteLineAsync($"Ended the registry that run {label} left.");
        if (named is null)
        {
            RunMark.RemoveFree(state);
            if (RevisionFolder.RemoveLeft(state, new ThisHost()) > 0)
                await output.WriteLineAsync($"Removed the revisions that a killed comparison left in {state.Path}.");
        }

        if (wanted != "auto")
        {
            await Clean(wanted, parsed, cancellationToken);
            if (wanted == "private")
                await PrivateEngine.Tidy(state, time);
            return (int)ExitCode.Good;
        }

        // What Docker's own tools would use, and the private engine of this state folder: a run may have been on either.
        if (await EngineSession.Silence(EngineAddress.Default(), cancellationToken) is { } silence)
            await output.WriteLineAsync($"No engine answers ({silence.TrimEnd('.')}), so nothing can be left on one.");
        else
            await Clean(wanted, parsed, cancellationToken);
        if (PrivateEngine.WhyNotHere(state) is not { } why)
        {
            await Clean("private", parsed, cancellationToken);
            await PrivateEngine.Tidy(state, time);
        }
        else if (why.Length > 0)
        {
            await output.WriteLineAsync($"The private engine in {state.EngineFolder} was not looked at: {why}");
        }

        return (int)ExitCode.Good;
    }

    private async Task Clean(string engine, ParseResult parsed, CancellationToken cancellationToken)
    {
        Action<string> tell = parsed.InvocationConfiguration.Error.WriteLine;
        await using var session = await EngineSession.Open(engine, new Packages(mayInstall: false, tell), tell, time, cancellationToken);
        var runs = new DeadRuns(session.Engine, StateFolder.Find(), new ThisHost());
        var named = parsed.GetValue(_run);
        var sentences = named is null ? runs.Remove(cancellationToken) : runs.RemoveNamed(named, cancellationToken);
        var isAny = false;
        await foreach (var sentence in sentences)
        {
            await parsed.InvocationConfiguration.Output.WriteLineAsync(sentence);
            isAny = true;
        }

        // A run that was interrupted had no time for it.
        if (named is null && session.Engine.Facts.IsPrivate)
            await session.Engine.PruneBuildCache(cancellationToken);
        var whose = named is null ? "a run" : $"run {named}";
        if (!isAny)
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"Nothing of {whose} is left on {session.Engine.Facts.Endpoint}.");
    }
}
