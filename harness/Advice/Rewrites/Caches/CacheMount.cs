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
    // They take, or remove, all that lies in a folder.
    private static readonly string[] Takers =
        ["cp", "mv", "rm", "tar", "find", "rsync", "ln", "chown", "chmod", "zip", "cpio", "du", "ls", "/bin/cp", "/bin/rm"];

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
        foreach (var stage in text.Stages)
        {
            foreach (var part in stage.Instructions.Where(IsAboutIt))
            {
                if (RunText.At(stage, part) is not { } run)
                    return null;
                var commands = run.Commands.Where(Uses).ToList();
                if (commands.Count == 0)
                    continue;
                var byCommand = commands.ConvertAll(command => Targets(walk, stage, command, facts));
                var targets = byCommand.SelectMany(found => found).Distinct().ToList();
                if (byCommand.Any(found => found.Count == 0) || !IsCertain(text, walk, stage, run, targets))
                    return null;
                if (targets.Any(target => !RunMounts.Covers(run, target)))
                    edits.Add(PartEdit.Replace(part, Mounted(run, commands, targets), Reason));
            }
        }

        return edits.Count == 0 ? null : new Rewritten(text.With(edits));
    }

    private bool IsAboutIt(SourcePart part) =>
        part.Word is "RUN" or "ONBUILD" && Words.Any(word => part.Text.Contains(word, StringComparison.Ordinal));

    private bool IsCertain(DockerfileSource text, StageWalk walk, SourceStage stage, RunText run, List<string> targets) =>
        walk.IsRoot(stage, run.Part) == true
            && !walk.IsSet(stage, run.Part, [.. Variables, "HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"])
            && !run.Commands.Any(command => command.Assignments.Concat(command.Words).Any(IsElsewhere))
            && !run.Flags.Contains("--network=none")
            && !Offline.Any(run.Commands.First(Uses).Has)
            && !text.Instructions.Any(part => targets.Any(target => Mentions(part, target)));

    private bool IsElsewhere(ShellWord word) =>
        Elsewhere.Any(option => word.Text.StartsWith(option, StringComparison.Ordinal))
            || Variables.Append("HOME").Any(variable => word.Text.StartsWith($"{variable}=", StringComparison.Ordinal));

    // Outside of its mounts: as something that is copied, removed or written there.
    private static bool Mentions(SourcePart part, string target)
    {
        var tail = target.StartsWith("/root/", StringComparison.Ordinal) ? target["/root".Length..] : target;
        return part.Rest.Contains(tail, StringComparison.Ordinal) || TakesParent(part, target);
    }

    // A folder above it is taken out of another stage, or by a command.
    private static bool TakesParent(SourcePart part, string target)
    {
        if (part.Word == "COPY" && part.Line!.FlagValues("from").Any())
            return WordsOf(part).SkipLast(1).Any(source => IsAbove("/" + source, target));
        if (part.Word != "RUN")
            return false;
        var words = WordsOf(part);
        return (words.Any(Takers.Contains) && words.Any(word => word != "/" && IsAbove(word, target)))
            || part.Line!.FlagValues("mount").Select(mount => mount.Split(',')).Any(fields =>
                fields.Any(field => field.StartsWith("from=", StringComparison.Ordinal)) && IsAbove("/" + MountedFrom(fields), target));
    }

    private static string[] WordsOf(SourcePart part) => part.Rest.Split(
        [' ', '\t', '"', '\'', ',', '[', ']', ';', '&', '|', '(', ')', '=', ':'],
        StringSplitOptions.RemoveEmptyEntries);

    private static string MountedFrom(string[] fields) => fields
        .Select(field => field.Split('=', 2))
        .LastOrDefault(field => field is ["source" or "src", _])?[1] ?? "";

    private static bool IsAbove(string path, string target)
    {
        foreach (var home in (string[])["~", "$HOME", "${HOME}"])
        {
            if (path.StartsWith(home, StringComparison.Ordinal))
                path = "/root" + path[home.Length..];
        }

        return path.StartsWith('/') && CleanFolder.Holds(CleanFolder.Joined(null, path.TrimEnd('*'))!, target);
    }

    private string Mounted(RunText run, List<ShellCommand> commands, List<string> targets)
    {
        var optOuts = OptOut is null ? [] : commands.SelectMany(command => command.Arguments).Where(word => word.Is(OptOut));
        var edited = run.Edited(optOuts.Select(word => new TextEdit(BeginWithBlanks(run.Script.Text, word.Begin), word.End, "")));
        return run.WithFlags(edited, targets.Where(target => !RunMounts.Covers(run, target)).Select(target => RunMounts.Cache(target)));
    }

    private static int BeginWithBlanks(string text, int begin) => text.AsSpan(0, begin).TrimEnd(" \t").Length;
}
