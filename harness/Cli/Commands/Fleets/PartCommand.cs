using System.CommandLine;
using System.Globalization;
using ImageBench.Cli.Displays;
using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Nodes;
using ImageBench.Runs.Fleets;

namespace ImageBench.Cli.Commands.Fleets;

/// <summary><c>imagebench fleet part</c>: what a task of a fleet calls on its machine. Nobody types it, so that no help shows it.</summary>
internal sealed class PartCommand(Command root, TimeProvider time)
{
    private readonly Argument<string[]> _options = new("RUN OPTIONS") { Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string> _repository = new("--repository") { Required = true };
    private readonly Option<string> _name = new("--name") { Required = true };
    private readonly Option<int> _shards = new("--shards") { Required = true };
    private readonly Option<bool> _insecure = new("--insecure");
    private readonly Option<bool> _ownScenarios = new("--own-scenarios");

    public Command Make()
    {
        var command = new Command("part", "Makes one shard for a fleet.")
        {
            _options, _repository, _name, _shards, _insecure, _ownScenarios,
        };
        command.Hidden = true;
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        var typed = parsed.GetRequiredValue(_repository);
        var number = FleetJob.ShardOf(
            Environment.GetEnvironmentVariable(FleetJob.Shards), Environment.GetEnvironmentVariable(FleetJob.Slot));
        var shard = RunPortion.Of(number ?? 0, parsed.GetValue(_shards));
        if (shard is null || ImageName.Parse(typed) is not { } name)
        {
            throw new Fault(
                ExitCode.BadInput,
                "'imagebench fleet part' is for the tasks of a fleet alone; 'imagebench fleet swarm' starts them, or a job that "
                    + "'imagebench fleet kubernetes' writes.");
        }

        var docker = RegistrySettings.OfDocker();
        var settings = parsed.GetValue(_insecure) ? docker with { InsecureHosts = [.. docker.InsecureHosts, name.Host] } : docker;
        using var repository = new FolderRepository(name, settings, time, line => error.WriteLine(PlainText.Line(line)));
        var folder = Directory.CreateTempSubdirectory("imagebench-part-").FullName;
        var part = new FleetPart(repository, folder, (options, said, cancel) => Measure(parsed, options, said, cancel))
        {
            HasScenarios = parsed.GetValue(_ownScenarios),
            Job = Environment.GetEnvironmentVariable(FleetJob.Job) ?? "",
        };
        return await part.Make(
            parsed.GetRequiredValue(_name),
            shard,
            Environment.GetEnvironmentVariable(FleetJob.Node) ?? number!.Value.ToString(CultureInfo.InvariantCulture),
            parsed.GetValue(_options) ?? [],
            error,
            cancellationToken);
    }

    // What goes wrong with the run is what the fleet is told.
    private async Task<int> Measure(
        ParseResult parsed, IReadOnlyList<string> options, TextWriter said, CancellationToken cancellationToken)
    {
        var typed = root.Parse(options);
        foreach (var mistake in typed.Errors)
            ErrorLines.Write(said, mistake.Message);
        if (typed.Errors.Count > 0)
            return (int)ExitCode.BadInput;
        try
        {
            var how = new InvocationConfiguration
            {
                Output = parsed.InvocationConfiguration.Output,
                Error = said,
                EnableDefaultExceptionHandler = false,
                // The one of the whole command hears of signals already.
                ProcessTerminationTimeout = null,
            };
            return await typed.InvokeAsync(how, cancellationToken);
        }
        catch (Fault fault)
        {
            ErrorLines.Write(said, fault.Message);
            return (int)fault.ExitCode;
        }
    }
}
