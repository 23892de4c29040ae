using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;
using ImageBench.Model.Builds;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>
/// A tool's downloads and intermediate results in a cache of the builder: every step that uses them gets it, or none, since what one step
/// leaves there the next one looks for.
/// </summary>
internal abstract class CacheMount(string name, string tool, string mayCost) : Rewrite(
    name,
    $"What {tool} keeps for later lies in a cache of the builder and not in the image, so that a step that runs again fetches and "
        + "makes only "
        + "what is new.",
    "Docker's manual of RUN --mount=type=cache",
    mayCost)
{
    // They run what a file says.
    private static readonly string[] Runners =
        ["make", "gmake", "task", "just", "mage", "goreleaser", "bazel", "cross", "sh", "bash", "ash", "dash"];

    public override RewriteAim Aim => RewriteAim.SizeAndTime;

    /// <summary>A word without which no instruction has to do with the tool.</summary>
    protected abstract override IReadOnlyList<string> Words { get; }

    /// <summary>Variables that put the cache elsewhere, or turn it off.</summary>
    protected virtual IReadOnlyList<string> Variables => [];

    /// <summary>Options that put it elsewhere, as they begin.</summary>
    protected virtual IReadOnlyList<string> Elsewhere => [];

    /// <summary>An option that keeps nothing, or that trusts in what an earlier step kept, which is of no use with a cache.</summary>
    protected virtual string? OptOut => null;

    /// <summary>
    /// Options that have the tool fetch nothing: with an empty cache, which a builder may have at any time beside the layer that once
    /// filled it, a step that begins so would fail.
    /// </summary>
    protected virtual IReadOnlyList<string> Offline => ["--offline"];

    /// <summary>Programs that look for what the tool keeps when a container starts.</summary>
    protected virtual IReadOnlyList<string> Starters => [];

    /// <summary>Whether only one step at a time may use it.</summary>
    protected virtual bool IsLocked => false;

    /// <summary>Whether steps that run something else may look for it by the way: what is mounted for some is not there for them.</summary>
    protected virtual bool IsOfBuilds => false;

    /// <summary>Whether a command fills the cache or lives off it.</summary>
    protected abstract bool Uses(ShellCommand command);

    /// <summary>Where it is for root; none: that is not known.</summary>
    protected abstract IReadOnlyList<string> Targets(StageWalk walk, SourceStage stage, ShellCommand command, RewriteFacts facts);

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        var walk = facts.Walk(text);
        if (facts.Builder != Builder.BuildKit || StartOf.Names(walk, Starters))
            return null;
        List<PartEdit> edits = [];
        var named = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var stage in text.Stages.Where(walk.IsOnBuilt))
        {
            if (IsOfBuilds && stage.Instructions.Any(IsAboutIt) && walk.Line(stage).Any(RunsWhatAFileSays))
                return null;
            foreach (var part in stage.Instructions.Where(IsAboutIt))
            {
                if (RunText.At(stage, part) is not { } run)
                    return null;
                var commands = run.Commands.Where(Uses).ToList();
                if (commands.Count == 0)
                    continue;
                var byCommand = commands.ConvertAll(command => Targets(walk, stage, command, facts));
                var targets = byCommand.SelectMany(found => found).Distinct().ToList();
                if (byCommand.Any(found => found.Count == 0) || !IsCertain(walk, stage, run) || targets.Any(IsNamed))
                    return null;
                if (targets.Any(target => !RunMounts.Covers(run, target)))
                    edits.Add(PartEdit.Replace(part, Mounted(run, commands, targets), Reason));
            }
        }

        return edits.Count == 0 ? null : new Rewritten(text.With(edits));

        // Asked for each step that uses it.
        bool IsNamed(string target) => named.TryGetValue(target, out var isNamed)
            ? isNamed
            : named[target] = text.Instructions.Any(part => CachedFolder.IsNamedBy(part, target));
    }

    // What comes through a pipe is somebody's installer.
    private static bool RunsWhatAFileSays(SourceStage stage) => stage.Instructions.Where(part => part.Word == "RUN").Any(part =>
        RunText.At(stage, part) is { } run
            ? run.Commands.Any(command => command.Joint != "|"
                && (Runners.Contains(command.Program) || command.Program.EndsWith(".sh", StringComparison.Ordinal)))
            : part.Words.Any(Runners.Contains));

    private bool IsAboutIt(SourcePart part) =>
        part.Word is "RUN" or "ONBUILD" && Words.Any(word => part.Text.Contains(word, StringComparison.Ordinal));

    private bool IsCertain(StageWalk walk, SourceStage stage, RunText run) =>
        walk.IsRoot(stage, run.Part) == true
            && !walk.IsSet(stage, run.Part, [.. Variables, "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"])
            && !run.Commands.Any(command => command.Assignments.Concat(command.Words).Any(IsElsewhere))
            && !run.Flags.Contains("--network=none")
            && !Offline.Any(run.Commands.First(Uses).Has);

    private bool IsElsewhere(ShellWord word) =>
        Elsewhere.Any(option => word.Text.StartsWith(option, StringComparison.Ordinal))
            || Variables.Append("HOME").Any(variable => word.Text.StartsWith($"{variable}=", StringComparison.Ordinal));

    private string Mounted(RunText run, List<ShellCommand> commands, List<string> targets)
    {
        var optOuts = OptOut is null ? [] : commands.SelectMany(command => command.Arguments).Where(word => word.Is(OptOut));
        var edited = run.Edited(optOuts.Select(word => new TextEdit(BeginWithBlanks(run.Script.Text, word.Begin), word.End, "")));
        return run.WithFlags(
            edited, targets.Where(target => !RunMounts.Covers(run, target)).Select(target => RunMounts.Cache(target, IsLocked)));
    }

    private static int BeginWithBlanks(string text, int begin) => text.AsSpan(0, begin).TrimEnd(" \t").Length;
}
