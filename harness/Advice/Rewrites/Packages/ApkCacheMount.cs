using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;
using ImageBench.Model.Builds;

namespace ImageBench.Advice.Rewrites.Packages;

/// <summary>Index and packages of apk in a cache of the builder.</summary>
internal sealed class ApkCacheMount() : Rewrite(
    "apk-cache-mount",
    "What apk fetches lies in a cache of the builder and not in the image, so that a step that runs again fetches only what is new.",
    "Docker's manual of RUN --mount=type=cache; Alpine's manual of apk",
    "Nothing of the program; apk in a container of it fetches the index again.")
{
    private const string Cache = "/var/cache/apk";

    public override RewriteAim Aim => RewriteAim.SizeAndTime;

    public override IReadOnlyList<string>? SavesIn => [Cache];

    protected override IReadOnlyList<string> Words => ["apk"];

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        if (facts.Builder != Builder.BuildKit)
            return null;
        var edits = RunText.EditsOf(facts.Walk(text).Built, Mounted, Reason);
        return edits.Count == 0 ? null : new Rewritten(text.With(edits));
    }

    // An update alone would fill the cache for other steps, and each of them asks by itself what is new.
    private static string? Mounted(RunText run)
    {
        var commands = run.Commands.Where(command => command.Program == "apk").ToList();
        var updates = commands.Where(command => command.Words is [_, { Value: "update" }]).ToList();
        var installs = commands.Where(command => command.Has("add") || command.Has("upgrade")).ToList();
        var isOther = run.Script.Text.Contains("cache/apk", StringComparison.Ordinal)
            || run.Script.Text.Contains("/apk/cache", StringComparison.Ordinal)
            || installs.Any(command => command.Has("--no-network"))
            || commands.Any(command => command.Arguments.Any(IsOfOtherRoot))
            || commands.Any(command => command.Arguments.Any(word => word.Text.StartsWith("--cache-", StringComparison.Ordinal))
                || (!updates.Contains(command) && !installs.Contains(command) && !command.Has("del")));
        if (!run.IsChain || installs.Count == 0 || isOther || RunMounts.Covers(run, Cache) || RunMounts.Keeps(run, "apk")
            || run.Without(updates) is not { } without)
        {
            return null;
        }

        var edits = installs.SelectMany(command => Cached(run, command));
        return run.WithFlags(run.Edited([.. without, .. edits]), RunMounts.Cache(Cache, isLocked: true));
    }

    // Packages of a system in a folder, whose cache lies there.
    private static bool IsOfOtherRoot(ShellWord word) =>
        word.Text.StartsWith("--root", StringComparison.Ordinal)
            || (word.Text is ['-', not '-', ..] && word.Text.Contains('p', StringComparison.Ordinal));

    private static IEnumerable<TextEdit> Cached(RunText run, ShellCommand command)
    {
        var verb = command.Arguments.First(word => word.Value is "add" or "upgrade");
        yield return TextEdit.After(verb, $" --update-cache --cache-dir {Cache}");
        foreach (var word in command.Arguments.Where(word => word.Value is "--no-cache" or "-U" or "--update-cache" or "--update"))
            yield return new TextEdit(run.Script.Text.AsSpan(0, word.Begin).TrimEnd(" \t").Length, word.End, "");
    }
}
