using System.CommandLine;
using System.Globalization;
using ImageBench.Cli.Displays;
using ImageBench.Cli.Options.Values;
using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Engine.Registries.Distribution;
using ImageBench.Images.Documents;
using ImageBench.Model;
using ImageBench.Model.Nodes;
using ImageBench.Runs.Fleets;

namespace ImageBench.Cli.Commands.Fleets;

/// <summary><c>imagebench fleet collect</c>: what the pods of a cluster's job left in a registry, merged here and removed there.</summary>
internal sealed class CollectCommand(TimeProvider time)
{
    private readonly Option<string?> _registry = RepositoryOption.Of(
        "The repository that the machines sent their run folders to.", isRequired: true);
    private readonly Option<string> _name = ClusterOptionSet.RunName("What the job and the run are called.");
    private readonly Option<int> _shards = CheckedOption.Number(
        "--shards", "Among how many machines scenarios were shared out.", 1, least: 1);
    private readonly Option<string?> _results = new("--results")
    {
        Description = "The folder that gets the merged run. Default: results, here.",
        HelpName = "DIR",
    };
    private readonly Option<bool> _anyway = new("--anyway") { Description = "Merges what is there where some shards are missing." };

    public Command Make()
    {
        var command = new Command("collect", "Merges what the machines of a fleet sent to a registry, and removes it there.")
        {
            _registry, _name, _shards, _results, _anyway,
        };
        command.Validators.Add(result =>
        {
            if (result.Typed(_shards) > RunPortion.Most)
                result.AddError($"--shards would be more than {RunPortion.Most} machines: write fewer.");
        });
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var (place, name) = (parsed.GetRequiredValue(_registry)!, parsed.GetRequiredValue(_name));
        var shards = parsed.GetRequiredValue(_shards);
        using var repository = new FolderRepository(ImageName.Parse(place)!, RegistrySettings.OfDocker(), time, Say);
        var folders = new FleetFolders(repository, name, shards, place, Say);
        var target = Path.GetFullPath(parsed.GetValue(_results) ?? "results");
        var parts = Path.Combine(target, name + "-shards");
        ShardMerge.Check(parts);
        Check(name, shards, place, await folders.ListSent(cancellationToken), parsed.GetValue(_anyway));
        var outcomes = await folders.Collect(parts, cancellationToken);
        var code = await ShardMerge.Make(outcomes, parts, target, output, Say, cancellationToken);
        await folders.Remove(cancellationToken);
        return code;

        void Say(string line) => ErrorLines.Write(error, line);
    }

    // What is still measured would be lost, and what an earlier job left would be taken for it.
    private static void Check(string name, int shards, string place, IReadOnlyDictionary<int, FolderNotes> sent, bool isAnyway)
    {
        if (sent.Values.Select(noted => noted.Notes.GetValueOrDefault(FleetTags.Job, "")).Distinct().Count() > 1)
        {
            throw new Fault(
                ExitCode.VariantFailed,
                $"The shards of '{name}' in {place} are of several jobs, since those of an earlier one were not collected. Wait until the "
                    + "newer one is done; where it never will be, run the job again.");
        }

        List<int> missing = [.. Enumerable.Range(1, shards).Where(shard => !sent.ContainsKey(shard))];
        if (missing.Count == 0 || isAnyway)
            return;
        var named = string.Join(
            ", ", missing.Take(20).Select(shard => string.Create(CultureInfo.InvariantCulture, $"{shard}/{shards}")));
        throw new Fault(
            ExitCode.VariantFailed,
            $"Of '{name}' {missing.Count} of {shards} shards are not in {place}: {named}{(missing.Count > 20 ? ", ..." : "")}. Wait until "
                + "its machines are done; where they will never come, --anyway merges the others.");
    }
}
