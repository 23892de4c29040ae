using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Options;
using ImageBench.Cli.Options.Values;
using ImageBench.Model.Nodes;
using ImageBench.Runs.Fleets;
using ImageBench.Runs.Fleets.Clusters;

namespace ImageBench.Cli.Commands.Fleets;

/// <summary>
/// <c>imagebench fleet github|gitlab|kubernetes|swarm|collect</c>: the file by which machines that exist share a run, or the run on them.
/// <paramref name="root"/> says whether the run's own options are right, before a hundred machines find out that they are not, and
/// <paramref name="run"/> whether somebody would have to be asked first, whom no such machine has.
/// </summary>
internal sealed class FleetCommand(Command root, RunOptionSet run, SourceOptionSet sources, SharedOptions shared, TimeProvider time)
{
    private static readonly string[] SaidByTheFile = ["--shard", "--replicate", "--name", "--node", "--results", "--resume", "--display"];

    private readonly Argument<string[]> _options = new("RUN OPTIONS")
    {
        Description = "The options of the run, behind --, such as: -- --scenario go-crud --rounds 5.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<int> _shards = CheckedOption.Number(
        "--shards", "Among how many machines scenarios are shared out.", 1, least: 1);
    private readonly Option<int> _replicates = CheckedOption.Number("--replicates", "How many machines measure the same.", 1, least: 1);
    private readonly Option<string?> _output = OutputFile.Option("--output", "The file that is written. Default: standard output.");

    public Command Make()
    {
        var command = new Command(
            "fleet", "Shares a run among several machines: writes a CI matrix or a job of a cluster, or runs it on a swarm.");
        command.Add(Matrix(
            "github", "A workflow of GitHub Actions: a matrix, and a job that merges.", GitHubWorkflow.Text, GitHubWorkflow.Most));
        command.Add(Matrix("gitlab", "Jobs for .gitlab-ci.yml: a matrix, and one that merges.", GitLabJobs.Text, GitLabJobs.Most));
        command.Add(Kubernetes());
        command.Add(Swarm());
        command.Add(new CollectCommand(time).Make());
        command.Add(new PartCommand(root, time).Make());
        command.Add(new SweepCommand(time).Make());
        return command;
    }

    private Command Kubernetes()
    {
        var (cluster, apply) = (new ClusterOptionSet(), new ApplyOptionSet(time));
        var command = Writer("kubernetes", "An Indexed Job of Kubernetes, one pod a machine: written, or with --apply run.");
        foreach (var option in cluster.All.Concat(apply.All))
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.Typed(_shards) > 1 && result.Typed(_replicates) > 1)
                result.AddError("An Indexed Job counts one thing: give --shards or --replicates.");
            if (root.Parse(result.GetValue(_options) ?? []).TypedOptions().Contains(shared.Engine.Name))
                result.AddError("--engine is said by the job: a BuildKit of each pod's own, or what --engine-socket names. Leave it out.");
            cluster.Check(result, result.Typed(_replicates));
            apply.Check(result, _output);
        });
        command.SetAction((parsed, cancellationToken) => apply.IsGiven(parsed)
            ? apply.Run(parsed, Read(parsed), cluster.Read(parsed), cancellationToken)
            : Write(parsed, IndexedJob.Text(Read(parsed), cluster.Read(parsed)), cancellationToken));
        return command;
    }

    private Command Swarm()
    {
        var swarm = new SwarmCommand(sources, shared, root, time);
        var command = new Command("swarm", "Runs it on the machines of a Docker swarm, one shard a machine at a time, and merges.")
        {
            _options, _shards,
        };
        swarm.AddTo(command);
        command.Validators.Add(Check);
        command.Validators.Add(result => swarm.Check(result, result.GetValue(_options) ?? []));
        command.SetAction((parsed, cancellationToken) => swarm.Run(parsed, Read(parsed), cancellationToken));
        return command;
    }

    private Command Matrix(string name, string description, Func<FleetRequest, string> text, int most)
    {
        var command = Writer(name, description);
        command.Validators.Add(result =>
        {
            var jobs = result.Typed(_shards) * (long)result.Typed(_replicates);
            if (jobs > most)
                result.AddError($"--shards and --replicates would be {jobs} jobs, and a matrix there has at most {most}: write fewer.");
        });
        command.SetAction((parsed, cancellationToken) => Write(parsed, text(Read(parsed)), cancellationToken));
        return command;
    }

    private Command Writer(string name, string description)
    {
        var command = new Command(name, description) { _options, _shards, _replicates, _output };
        command.Validators.Add(Check);
        return command;
    }

    private FleetRequest Read(ParseResult parsed)
    {
        var options = parsed.GetValue(_options) ?? [];
        var typed = root.Parse(options);
        var isAsked = run.IsUnnamed(typed) && !run.IsAgreed(typed);
        return new FleetRequest(
            parsed.GetValue(_shards), parsed.GetValue(_replicates), isAsked ? [RunOptionSet.Agreed, .. options] : options);
    }

    private async Task<int> Write(ParseResult parsed, string text, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_output) is { } path)
            await OutputFile.Write(_output.Name, path, text, cancellationToken);
        else
            await parsed.InvocationConfiguration.Output.WriteAsync(text.AsMemory(), cancellationToken);
        return 0;
    }

    private void Check(CommandResult result)
    {
        if (result.Typed(_shards) * (long)result.Typed(_replicates) > RunPortion.Most)
            result.AddError($"--shards and --replicates would be more than {RunPortion.Most} machines: write fewer.");
        var options = result.GetValue(_options) ?? [];
        var typed = root.Parse(options);
        foreach (var option in typed.TypedOptions().Where(SaidByTheFile.Contains))
            result.AddError($"{option} is said by the file itself, since it differs from machine to machine: leave it out.");
        foreach (var refusal in options.Select(FleetRequest.Refusal).OfType<string>())
            result.AddError(refusal);
        if (typed.CommandResult.Command != root)
            result.AddError($"'{typed.CommandResult.Command.Name}' is a command of its own, and not an option of a run: leave it out.");
        foreach (var mistake in typed.Errors)
            result.AddError(mistake.Message);
    }
}
