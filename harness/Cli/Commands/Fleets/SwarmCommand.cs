using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ImageBench.Cli.Displays;
using ImageBench.Cli.Options;
using ImageBench.Cli.Options.Values;
using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Engine.Registries.Logins;
using ImageBench.Engine.Swarms;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Runs.Fleets;
using ImageBench.Scenarios;

namespace ImageBench.Cli.Commands.Fleets;

/// <summary><c>imagebench fleet swarm</c>: a run on the machines of a Docker swarm, followed, and merged here.</summary>
internal sealed class SwarmCommand(SourceOptionSet sources, SharedOptions shared, Command root, TimeProvider time)
{
    private static readonly string[] NotThere =
        ["--scenarios", "--engine", "--check-engine", "--durations", "--context", "--compose", "--bake", "--dry-run"];

    private readonly Option<string?> _registry = RepositoryOption.Of(
        "The repository that scenarios and results go through, which this machine and all of the swarm reach.", isRequired: true);
    private readonly Option<string> _image = new("--image")
    {
        Description = "The image that holds ImageBench and starts it, as .ci/fleet/Dockerfile makes it.",
        HelpName = "IMAGE",
        Required = true,
    };
    private readonly Option<string[]> _constraint = new("--constraint")
    {
        Description = "Which machines take part, as 'docker service create' takes it, such as node.labels.bench==yes; may be given again.",
        HelpName = "CONSTRAINT",
    };
    private readonly Option<string> _socket = new("--engine-socket")
    {
        Description = "The socket of each machine's own engine, which its task is given: root on that machine.",
        HelpName = "PATH",
        DefaultValueFactory = _ => "/var/run/docker.sock",
    };
    private readonly Option<string?> _results = new("--results")
    {
        Description = "The folder that gets the merged run. Default: results beside the scenarios.",
        HelpName = "DIR",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_registry, _image, shared.ScenariosFolder, _results, shared.Engine, _constraint, _socket])
            command.Add(option);
    }

    /// <summary>Adds an error for what the machines of a swarm cannot be told, since it lies here.</summary>
    public void Check(CommandResult result, IReadOnlyList<string> options)
    {
        var typed = root.Parse(options);
        foreach (var option in typed.TypedOptions().Where(IsOfHere))
            result.AddError($"{option} is of this machine, and the others know nothing of it: leave it out behind the two hyphens.");
        if (result.Typed(shared.Engine) is "private")
            result.AddError("--engine private is in no swarm; name the engine that leads one.");
        foreach (var named in sources.Named(typed).Where(named => !shared.HasScenario(result, named) || named.Contains('/')))
        {
            result.AddError(
                $"'{named}' is no scenario of the folder of scenarios, which is what the machines get; name one that lies there, or that "
                    + "folder with --scenarios.");
        }
    }

    public async Task<int> Run(ParseResult parsed, FleetRequest fleet, CancellationToken cancellationToken)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var place = parsed.GetRequiredValue(_registry)!;
        var name = ImageName.Parse(place)!;
        var scenarios = shared.FindScenariosFolder(parsed);
        Check(scenarios, fleet);
        using var swarm = await DockerSwarm.Connect(parsed.GetRequiredValue(shared.Engine), time, cancellationToken);
        var docker = RegistrySettings.OfDocker();
        // As the engines of the swarm are set up, since it is theirs to reach.
        var settings = docker with
        {
            InsecureHosts = [.. docker.InsecureHosts, .. await swarm.ListInsecureRegistries(cancellationToken)],
        };
        using var repository = new FolderRepository(name, settings, time, Say);
        var results = Path.GetFullPath(parsed.GetValue(_results) ?? Path.Combine(Path.GetDirectoryName(scenarios)!, "results"));
        var request = new SwarmRequest(
            NewName(), fleet.Shards, parsed.GetRequiredValue(_image), place, fleet.Options)
        {
            Socket = parsed.GetRequiredValue(_socket),
            Constraints = parsed.GetValue(_constraint) ?? [],
            IsInsecure = settings.IsInsecure(name.Host),
            // A swarm knows nothing of what its user's builds go through.
            Config = new GivenConfig(await settings.FindLogin(name.Host, cancellationToken), DockerConfig.FindProxies(swarm.Endpoint)),
        };
        var parts = Path.Combine(results, request.Name + "-shards");
        var outcomes = await new SwarmFleet(swarm, repository, request, time, Say).Run(scenarios, parts, cancellationToken);
        return await ShardMerge.Make(outcomes, parts, results, output, Say, cancellationToken);

        void Say(string line) => ErrorLines.Write(error, line);
    }

    // Each machine would find out the same.
    private void Check(string scenarios, FleetRequest fleet)
    {
        var catalog = ScenarioCatalog.Read(scenarios, sources.Named(root.Parse(fleet.Options)));
        if (catalog.Mistakes.Count > 0)
            throw new Fault(ExitCode.BadInput, string.Join('\n', catalog.Mistakes));
        if (catalog.Scenarios.Count < fleet.Shards)
        {
            throw new Fault(
                ExitCode.BadInput,
                string.Create(CultureInfo.InvariantCulture, $"{fleet.Shards} shards are more than the {catalog.Scenarios.Count} scenarios: "
                    + $"give --shards {catalog.Scenarios.Count} or fewer."));
        }
    }

    private static bool IsOfHere(string option) =>
        NotThere.Contains(option) || option.StartsWith("--export-", StringComparison.Ordinal);

    // Nobody else's: what is removed afterwards is found by it.
    private string NewName() => string.Create(
        CultureInfo.InvariantCulture, $"imagebench-{time.GetUtcNow().UtcDateTime:yyyyMMddHHmmss}-{Guid.NewGuid().ToString("n")[..6]}");
}
