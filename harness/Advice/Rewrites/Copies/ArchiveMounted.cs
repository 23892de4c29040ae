using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;
using ImageBench.Model.Builds;

namespace ImageBench.Advice.Rewrites.Copies;

/// <summary>An archive that one step unpacks is mounted there, and never in the image.</summary>
internal sealed class ArchiveMounted() : Rewrite(
    "archive-mounted",
    "An archive that one step unpacks is mounted for that step, since a copied one stays in its layer even where it is removed.",
    "Docker's manual of RUN --mount=type=bind",
    "The archive itself is not in the image.")
{
    private static readonly string[] Ends =
        [".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz", ".tar.bz2", ".tbz2", ".tar.zst", ".zip", ".deb", ".rpm"];

    // They read what they are given.
    private static readonly string[] Readers = ["tar", "unzip", "dpkg", "rpm", "bsdtar", "rm"];

    public override IReadOnlyList<string>? SavesIn => [];

    protected override bool IsOfOnePlace => true;

    protected override IReadOnlyList<string> Words => ["COPY", "copy", "Copy"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        if (facts.Builder != Builder.BuildKit)
            return null;
        var walk = facts.Walk(text);
        foreach (var stage in walk.Built)
        {
            foreach (var (part, next) in stage.Instructions.Zip(stage.Instructions.Skip(1)))
            {
                if (CopyLine.Of(walk, stage, part) is { Sources: [var source] } copy && part.Line!.Flags.Count == 0
                    && RunText.At(stage, next) is { IsChain: true } run
                    && Edits(text, walk, stage, copy, source, run) is { } edits)
                {
                    return new Rewritten(text.With(edits));
                }
            }
        }

        return null;
    }

    private List<PartEdit>? Edits(
        DockerfileSource text, StageWalk walk, SourceStage stage, CopyLine copy, string source, RunText run)
    {
        var name = source[(source.LastIndexOf('/') + 1)..];
        if (!IsArchive(name) || $"{source}{copy.Target}".AsSpan().IndexOfAny("*?, \t") >= 0)
            return null;
        var target = copy.IsIntoFolder ? CleanFolder.Joined(copy.Target, name)! : copy.Target;
        // Without an end of an archive's kind it may be a folder that is there already.
        if (!IsArchive(target) || RunMounts.Covers(run, target) || run.Commands.Any(command => command.Program is "cd" or "pushd"))
            return null;
        var folder = walk.Folder(stage, run.Part);
        var users = run.Commands.Where(command => command.Words.Any(word => word.Text.Contains(name, StringComparison.Ordinal))).ToList();
        var removals = users.Where(command => command.Program == "rm").ToList();
        if (users.Count == removals.Count || !users.All(command => Readers.Contains(command.Program) && IsOf(command, target, folder)))
            return null;
        // Only what one step alone speaks of, and removes, is needed nowhere else.
        var isElsewhere = text.Instructions.Any(part => part != copy.Part && part != run.Part
            && part.Text.Contains(name, StringComparison.Ordinal));
        if (isElsewhere || removals is not [{ IsRedirected: false } removal]
            || !removal.Arguments.All(word => IsOption(word) || Is(word, target, folder)))
        {
            return null;
        }

        var edited = run.WithFlags(run.Edited(run.Without(removals)!), $"--mount=type=bind,source={source.TrimStart('/')},target={target}");
        return [PartEdit.Remove(copy.Part, Reason), PartEdit.Replace(run.Part, edited, Reason)];
    }

    private static bool IsOf(ShellCommand command, string target, string? folder) =>
        !command.IsRedirected && command.Arguments.Any(word => Is(word, target, folder));

    private static bool Is(ShellWord word, string target, string? folder) =>
        word.Value is { Length: > 0 } value && CleanFolder.Joined(folder, value) == target;

    private static bool IsOption(ShellWord word) => word.Value is "-f" or "-r" or "-rf" or "-v";

    private static bool IsArchive(string name) =>
        Ends.Any(end => name.EndsWith(end, StringComparison.Ordinal));
}
