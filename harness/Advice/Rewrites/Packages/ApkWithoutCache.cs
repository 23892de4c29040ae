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

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts) =>
        CommandEdits.InEachRun(text, facts.Walk(text).Shipped, Reason, (_, run) => Edits(run));

    private static IEnumerable<TextEdit> Edits(RunText run)
    {
        if (run.Script.Text.Contains(Cache, StringComparison.Ordinal) || RunMounts.Covers(run, Cache))
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
