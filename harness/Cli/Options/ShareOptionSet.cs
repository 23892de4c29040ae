using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Options.Values;
using ImageBench.Model;
using ImageBench.Model.Nodes;
using ImageBench.Model.Runs;
using ImageBench.Runs.Planning;
using ImageBench.Runs.Shards;

namespace ImageBench.Cli.Options;

/// <summary>The options of a run that several machines share: which part of it is made here, and what all of them must say alike.</summary>
internal sealed class ShareOptionSet(ParallelJob job)
{
    private const string Auto = "auto";

    private const int LongestName = 100;

    // As long as a cluster may call a machine.
    private const int LongestNode = 253;

    private readonly Option<string?> _shard = new("--shard")
    {
        Description = "Measures only this part of the scenarios, which are never split: the Nth of COUNT parts of like length; auto: "
            + "as the "
            + "CI system or the cluster says.",
        HelpName = "N/COUNT|auto",
        Validators = { CheckPortion },
    };

    private readonly Option<string?> _replicate = new("--replicate")
    {
        Description = "Measures the same as other machines do, as the Nth of COUNT, to see whether a difference holds beyond one; auto: as "
            + "the CI system or the cluster says.",
        HelpName = "N/COUNT|auto",
        Validators = { CheckPortion },
    };

    private readonly Option<string?> _name = new("--name")
    {
        Description = "What all machines that share a run call it. Default: what the CI system calls its own.",
        HelpName = "NAME",
        Validators = { result => CheckName(result, LongestName) },
    };

    private readonly Option<string?> _durations = new("--durations")
    {
        Description = "With --shard: an earlier run, by whose build times the scenarios are shared out. Default: by their count of "
            + "variants.",
        HelpName = "RUN",
    };

    private readonly Option<string?> _node = new("--node")
    {
        Description = "What the machine that builds is called in a merged run. Default: a digest of what only it is called.",
        HelpName = "NAME",
        Validators = { result => CheckName(result, LongestNode) },
    };

    public IEnumerable<Option> All => [_shard, _replicate, _name, _durations, _node];

    /// <summary>The options with what is shared; the seed is the run's own where nobody gave one.</summary>
    public RunOptions Complete(ParseResult parsed, RunOptions options, bool hasSeed)
    {
        var name = parsed.GetValue(_name) ?? job.RunName;
        var shard = Portion(parsed.GetValue(_shard));
        var replicate = Portion(parsed.GetValue(_replicate));
        if (shard is null && replicate is null)
            return options with { Name = parsed.GetValue(_name) };
        return options with
        {
            Seed = hasSeed ? options.Seed : SharedSeed.Of(name!),
            Name = name,
            Shard = shard is null ? null : new RunShard(shard, Split: null),
            Replicate = replicate,
        };
    }

    /// <summary>The request with what is of this machine alone.</summary>
    public RunRequest Complete(ParseResult parsed, RunRequest request) => request with
    {
        Node = parsed.GetValue(_node),
        Durations = parsed.GetValue(_durations),
    };

    /// <summary>Adds an error for what is missing, or cannot stand together.</summary>
    public void Check(CommandResult result)
    {
        var (shard, replicate) = (result.Typed(_shard), result.Typed(_replicate));
        if (shard == Auto && replicate == Auto)
        {
            result.AddError("--shard auto and --replicate auto would both be the number of this one job: write one of them as N/COUNT.");
        }
        else if ((shard == Auto || replicate == Auto) && job.Portion is null)
        {
            var option = shard == Auto ? "--shard" : "--replicate";
            result.AddError(
                $"{option} auto finds none of the variables that say which of how many jobs this is: {ParallelJob.Sources}. Set two of "
                    + "them, "
                    + $"or write {option} {RunPortion.Form}.");
        }

        if (shard is null && result.Typed(_durations) is not null)
            result.AddError("--durations says how scenarios are shared out, and without --shard none are: give both, or leave it out.");
        if ((shard ?? replicate) is not null && result.Typed(_name) is null && job.RunName is null)
        {
            var option = shard is null ? "--replicate" : "--shard";
            result.AddError(
                $"{option} makes a part of a run that several machines share: give all of them the same --name, such as --name nightly.");
        }
    }

    private RunPortion? Portion(string? text) => text is null ? null : text == Auto ? job.Portion : RunPortion.Parse(text);

    private static void CheckPortion(OptionResult result)
    {
        if (result.TypedText() is { } text && text != Auto && RunPortion.Parse(text) is null)
            result.AddError($"{result.Option.Name} '{text}' is no part of a run; write {RunPortion.Form}, or auto.");
    }

    private static void CheckName(OptionResult result, int longest)
    {
        if (result.TypedText() is { } name && (name.Trim().Length == 0 || name.Trim().Length > longest || PlainText.Line(name) != name))
            result.AddError($"{result.Option.Name} '{PlainText.Line(name)}' is no name; write a few letters, such as nightly.");
    }
}
