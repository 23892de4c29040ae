using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Packages;

/// <summary>apk add without its index in the image.</summary>
internal sealed class ApkWithoutCache() : Rewrite(
    "apk-no-cache",
    "apk reads the index of packages anew and keeps it nowhere, where it would stay in the image.",
    "hadolint DL3018 and DL3019; Alpine's manual of apk",
    "Each apk add of the build fetches the index again.")
{
    private const string Cache = "/var/cache/apk";
    private static readonly string[] Harmless =
        ["set", "rm", "mkdir", "ln", "cp", "mv", "chmod", "chown", "echo", "true", "cd", "adduser", "addgroup", "rmdir", "touch"];

    public override IReadOnlyList<string>? SavesIn => [Cache];

    protected override IReadOnlyList<string> Words => ["apk"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        var walk = facts.Walk(text);
        List<PartEdit> edits = [];
        foreach (var stage in walk.Shipped)
        {
            foreach (var run in RunText.In(stage))
            {
                if (Edits(run).ToList() is { Count: > 0 } found)
                    edits.Add(PartEdit.Replace(run.Part, run.Edited(found), Reason));
                else if (IsOfIndexAlone(run) && Following(stage, run.Part) is { } next && walk.After(stage, run.Part).All(NeedsNoIndex))
                    edits.AddRange([PartEdit.Remove(run.Part, Reason), .. Edits(next).Any() ? (PartEdit[])[] : [Kept(next.Part)]]);
            }
        }

        return edits.Count == 0 ? null : new Rewritten(text.With(edits));
    }

    // What says why, where the step that did it is gone.
    private PartEdit Kept(SourcePart part) => PartEdit.Replace(part, part.Text, Reason);

    private static bool IsOfIndexAlone(RunText run) => run is { Flags.Count: 0, Commands: [var only] } && IsUpdate(only);

    private static RunText? Following(SourceStage stage, SourcePart part) =>
        stage.Instructions.SkipWhile(other => other != part).ElementAtOrDefault(1) is { } next
            && RunText.At(stage, next) is { } run && !IsOfIndexAlone(run)
            ? run
            : null;

    private static bool NeedsNoIndex(SourcePart part)
    {
        if (part.Word is not ("RUN" or "ONBUILD") || !part.Text.Contains("apk", StringComparison.Ordinal))
            return true;
        return part.Word == "RUN" && !part.Line!.HasHereDocument && ShellScript.Read(part.Rest)?.Commands.All(command =>
            command.Program == "apk" ? NeedsNoIndex(command)
                : !command.Words.Any(word => word.Text.Contains("apk", StringComparison.Ordinal))) == true;
    }

    private static IEnumerable<TextEdit> Edits(RunText run)
    {
        if (run.Script.Text.Contains(Cache, StringComparison.Ordinal) || RunMounts.Covers(run, Cache) || RunMounts.Keeps(run, "apk"))
            return [];
        var adds = run.Commands.Where(command => command.Program == "apk" && Verb(command) is not null && !Keeps(command)).ToList();
        if (adds.Count == 0)
            return [];
        // What only fetches the index is done by each of them now.
        var updates = run.Commands.Where(IsUpdate).ToList();
        var isFirst = updates.All(update => run.Commands.TakeWhile(command => command != update).All(command => command.Program == "set"));
        var removed = run.IsChain && isFirst && run.Commands.All(NeedsNoIndex) ? run.Without(updates) : [];
        return [.. removed ?? [], .. adds.Select(add => TextEdit.After(Verb(add)!, " --no-cache"))];
    }

    // What the index is kept for: another command of apk, or a script that runs one.
    private static bool NeedsNoIndex(ShellCommand command) =>
        IsUpdate(command)
            || (command.Program == "apk" ? command.Has("del") || (Verb(command) is not null && !command.Arguments.Any(KeepsElsewhere))
                : Harmless.Contains(command.Program));

    private static ShellWord? Verb(ShellCommand command) => command.Arguments.FirstOrDefault(word => word.Value is "add" or "upgrade");

    private static bool Keeps(ShellCommand command) =>
        command.Has("--no-cache") || command.Arguments.Any(KeepsElsewhere);

    private static bool KeepsElsewhere(ShellWord word) => word.Text.StartsWith("--cache-dir", StringComparison.Ordinal);

    private static bool IsUpdate(ShellCommand command) => command.Program == "apk" && command.Words is [_, { Value: "update" }]
        && !command.IsRedirected;
}
