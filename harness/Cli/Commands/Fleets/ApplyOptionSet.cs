using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Displays;
using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Images.Documents;
using ImageBench.Runs.Fleets;
using ImageBench.Runs.Fleets.Clusters;

namespace ImageBench.Cli.Commands.Fleets;

/// <summary><c>imagebench fleet kubernetes --apply</c>: the job on a cluster, followed, its results merged here, and removed.</summary>
internal sealed class ApplyOptionSet(TimeProvider time)
{
    private readonly Option<bool> _apply = new("--apply")
    {
        Description = "Submits the job instead of writing it, follows it, merges what comes back by --registry, and removes it.",
    };

    private readonly Option<string?> _context = new("--context")
    {
        Description = "The context of the kubeconfig that --apply takes. Default: the current one.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _namespace = new("--namespace")
    {
        Description = "The namespace that --apply submits to. Default: the context's.",
        HelpName = "NAME",
    };

    private readonly Option<string?> _results = new("--results")
    {
        Description = "The folder that gets the merged run of --apply. Default: results, here.",
        HelpName = "DIR",
    };

    public IEnumerable<Option> All => [_apply, _context, _namespace, _results];

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_apply);

    /// <summary>Adds an error for what is said to a submission that is none, and for a file that would not be written.</summary>
    public void Check(CommandResult result, Option output)
    {
        var isApplied = result.GetValue(_apply);
        foreach (var option in (Option[])[_context, _namespace, _results])
        {
            if (!isApplied && result.GetResult(option) is { Implicit: false })
                result.AddError($"{option.Name} is for --apply, which is not given: give both or leave it out.");
        }

        if (isApplied && result.GetResult(output) is { Implicit: false })
            result.AddError($"--apply submits the job and writes none: leave {output.Name} out, or run the command once for each.");
    }

    public async Task<int> Run(ParseResult parsed, FleetRequest fleet, ClusterRequest cluster, CancellationToken cancellationToken)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var address = ClusterAddress.Find(parsed.GetValue(_context), parsed.GetValue(_namespace));
        using var link = ClusterLink.Open(address, time);
        var job = JobDocument.Read(IndexedJob.Text(fleet, cluster));
        var watch = new JobWatch(fleet.HasShards ? "Shard" : "Replicate", Math.Max(fleet.Shards, fleet.Replicates), Say);
        if (cluster.Results.Repository is not { } place)
        {
            var running = new ClusterFleet(link, job, watch, null, time, Say);
            await running.Run("", cancellationToken);
            Say($"The run folders lie in the volume of the claim {cluster.Results.Claim}: 'imagebench merge' on them makes one of them.");
            return (int)running.Ended;
        }

        using var repository = new FolderRepository(ImageName.Parse(place)!, RegistrySettings.OfDocker(), time, Say);
        var results = Path.GetFullPath(parsed.GetValue(_results) ?? "results");
        var parts = Path.Combine(results, cluster.Name + "-shards");
        ShardMerge.Check(parts);
        var folders = new FleetFolders(repository, cluster.Name, fleet.Shards, place, Say);
        var outcomes = await new ClusterFleet(link, job, watch, folders, time, Say).Run(parts, cancellationToken);
        return await ShardMerge.Make(outcomes, parts, results, output, Say, cancellationToken);

        void Say(string line) => ErrorLines.Write(error, line);
    }
}
