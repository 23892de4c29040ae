using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites.Copies;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Order;

/// <summary>
/// What names a program's dependencies is copied, and they are installed, before its sources are: a change of a source then finds that step
/// in the cache. Where the whole context is copied and the next step installs, what is installed is the same.
/// </summary>
internal abstract class ManifestFirst(string name, string manifest, string source) : Rewrite(
    name,
    $"{manifest} is copied and what it names is installed before the sources are copied, so that a changed source installs nothing again.",
    source,
    "One layer more.")
{
    public override RewriteAim Aim => RewriteAim.Time;

    protected override bool IsOfOnePlace => true;

    /// <summary>The files that the step reads, by their names at the context's root; null: it may read others.</summary>
    protected abstract IReadOnlyList<string>? Manifests(ContextFacts context);

    /// <summary>Whether a command installs what they name, and nothing else.</summary>
    protected abstract bool Installs(ShellCommand command);

    /// <summary>The command that is put before one that does it by the way; null: that one is none.</summary>
    protected virtual string? Ahead(ShellCommand command) => null;

    protected override IReadOnlyList<string> Words => ["COPY", "copy", "Copy"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        if (facts.Context is not { } context || Manifests(context) is not { Count: > 0 } manifests
            || !manifests.All(IsPlain))
        {
            return null;
        }

        var walk = facts.Walk(text);
        foreach (var stage in walk.Built)
        {
            for (var at = 0; at < stage.Instructions.Count; at++)
            {
                var (copy, then) = (stage.Instructions[at], stage.Instructions.ElementAtOrDefault(at + 1));
                var folder = then?.Word == "WORKDIR" ? then : null;
                var next = folder is null ? then : stage.Instructions.ElementAtOrDefault(at + 2);
                if (next is not null && IsOfAll(walk, stage, copy, folder) && RunText.At(stage, next) is { IsChain: true } run
                    && !IsDone(walk, stage, copy, manifests) && Edits(copy, folder, run, manifests) is { } edits)
                {
                    return new Rewritten(text.With(edits));
                }
            }
        }

        return null;
    }

    private List<PartEdit>? Edits(SourcePart copy, SourcePart? folder, RunText run, IReadOnlyList<string> manifests)
    {
        var flags = string.Concat(copy.Line!.Flags.Select(flag => $"{flag} "));
        var before = $"{(folder is null ? "" : folder.Text.TrimEnd() + "\n")}COPY {flags}{string.Join(' ', manifests)} ./";
        // Where the steps run is said before them now.
        List<PartEdit> moved = folder is null ? [] : [PartEdit.Remove(folder, Reason)];
        var first = run.Commands.FirstOrDefault(command => command.Program != "set");
        if (first is null || first.IsRedirected)
            return null;
        if (!Installs(first))
        {
            // What is said before it, and for it alone, may say where all is fetched from, and with whose right.
            return run.Commands is [{ Assignments.Count: 0 } only] && Ahead(only) is { } ahead
                ? [.. moved, new PartEdit(copy, Reason) { Before = $"{before}\n{run.WithFlags("RUN", run.Flags)} {ahead}" }]
                : null;
        }

        var others = run.Commands.Where(command => command != first && command.Program != "set").ToList();
        if (others.Count == 0)
        {
            return [.. moved, new PartEdit(copy, Reason) { Before = $"{before}\n{run.Part.Text.TrimEnd()}" },
                PartEdit.Remove(run.Part, Reason)];
        }

        var install = run.Edited(run.Without(others)!).TrimEnd();
        return [.. moved, new PartEdit(copy, Reason) { Before = $"{before}\n{install}" },
            PartEdit.Replace(run.Part, run.Edited(run.Without([first])!), Reason)];
    }

    // Into the folder in which the next step runs, which may be said before the copy or behind it. A folder that a copy makes belongs to
    // whom its files do, and one that WORKDIR makes to whoever runs the steps.
    private static bool IsOfAll(StageWalk walk, SourceStage stage, SourcePart part, SourcePart? folder) =>
        CopyLine.Of(walk, stage, part) is { Sources: ["." or "./"] } copy
            && copy.Target == (folder is null ? walk.Folder(stage, part) : Named(folder))
            && (folder is null || (copy.IsAbsolute && walk.IsRoot(stage, part) == true))
            && part.Line!.Flags.All(flag => folder is null && flag.StartsWith("--chown=", StringComparison.Ordinal));

    // Null: seen from another one, or not known.
    private static string? Named(SourcePart workdir) => workdir.Rest.Trim('"') is ['/', ..] path && path.AsSpan().IndexOfAny("$\\'\"") < 0
        ? CleanFolder.Joined(null, path)
        : null;

    private static bool IsDone(StageWalk walk, SourceStage stage, SourcePart copy, IReadOnlyList<string> manifests) => walk
        .Before(stage, copy)
        .Any(part => part.Word is "COPY" or "ADD" or "RUN"
            && manifests.Any(manifest => part.Text.Contains(Stem(manifest), StringComparison.Ordinal)));

    // Without its end; of a name that begins with a dot there is no other part.
    private static string Stem(string manifest) => manifest.Split('.') is ["", var name, ..] ? name : manifest.Split('.')[0];

    // Without what COPY reads as something else.
    private static bool IsPlain(string name) =>
        name.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_' or '+' or '/');

    /// <summary>
    /// Whether all options of a command are among these: flags, and those that take a value, in their word or as the next one. Any other
    /// may say where something is fetched from.
    /// </summary>
    protected static bool HasOnly(ShellCommand command, IReadOnlyList<string> flags, IReadOnlyList<string> valued)
    {
        var isValue = false;
        foreach (var word in command.Arguments)
        {
            var name = word.Text.Split('=')[0];
            if (isValue)
                isValue = false;
            else if (valued.Contains(name))
                isValue = name == word.Text;
            else if (!flags.Contains(word.Text) && word.Value is not [not ('-' or '/'), ..])
                return false;
        }

        return !isValue;
    }

    protected static bool IsSent(ContextFacts context, string path) => context.Find(path) is { IsSent: true };
}
