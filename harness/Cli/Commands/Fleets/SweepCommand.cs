using System.CommandLine;
using ImageBench.Engine.Swarms;
using ImageBench.Engine.Wire.Endpoints;
using ImageBench.Model;
using ImageBench.Runs.Fleets;

namespace ImageBench.Cli.Commands.Fleets;

/// <summary>
/// <c>imagebench fleet sweep</c>: what a fleet calls at its end on each machine that had a task. Nobody types it, so that no help shows it.
/// </summary>
internal sealed class SweepCommand(TimeProvider time)
{
    private readonly Option<string> _name = new("--name") { Required = true };

    public Command Make()
    {
        var command = new Command("sweep", "Removes the ended containers of a fleet's tasks from this machine.") { _name };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var containers = await TaskContainers.Connect(EngineAddress.Default(), time, cancellationToken);
            await containers.Sweep(FleetJob.Label, parsed.GetRequiredValue(_name), FleetSweep.Label, cancellationToken);
            // Who comes to this was not removed.
            return (int)ExitCode.VariantFailed;
        });
        return command;
    }
}
