using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Caches;

/// <summary>NuGet's packages, which are the builder's.</summary>
internal sealed class NugetCacheMount() : CacheMount(
    "nuget-cache-mount",
    "NuGet",
    "Nothing of a published program; dotnet in a container of it fetches again.")
{
    // Options that say where packages are fetched from, as they begin.
    private static readonly string[] Feeds = ["--configfile", "--source", "-s", "-p:Restore", "/p:Restore", "-property:Restore"];

    protected override IReadOnlyList<string> Words => ["dotnet"];

    protected override IReadOnlyList<string> Variables => ["NUGET_PACKAGES"];

    protected override IReadOnlyList<string> Elsewhere => ["--packages"];

    // What was restored in an earlier step lies in the cache, which may be another one by now: what is there is not restored again.
    protected override string? OptOut => "--no-restore";

    protected override IReadOnlyList<string> Offline => ["--no-build"];

    protected override bool IsOfBuilds => true;

    protected override Rewritten? Certain(DockerfileSource text, RewriteFacts facts)
    {
        var runs = text.Stages.SelectMany(RunText.In).Where(run => run.Commands.Any(Uses)).ToList();
        // A step that was told to restore nothing restores anew where the cache is empty, and may not have what the other one was given.
        return runs.SelectMany(run => run.Commands).Any(command => Uses(command) && command.Has(OptOut!)) && runs.Any(IsGivenMore)
            ? null
            : base.Certain(text, facts);
    }

    // A secret or a file, a variable, or where packages are fetched from: what holds for one step alone.
    private bool IsGivenMore(RunText run) =>
        run.Part.Line!.FlagValues("mount").Any(mount => !mount.Contains("type=cache", StringComparison.Ordinal))
            || run.Commands.Any(command => command.Assignments.Count > 0 || command.Program is "export" or "source" or ".")
            || run.Commands.Where(Uses).SelectMany(command => command.Arguments).Any(word =>
                Feeds.Any(feed => word.Text.StartsWith(feed, StringComparison.Ordinal)));

    // What is not published looks for its packages where they were restored to.
    protected override bool Uses(ShellCommand command) =>
        command.Program == "dotnet"
            && (command.Has("restore") || command.Has("build") || command.Has("publish") || command.Has("test") || command.Has("nuget"));

    protected override IReadOnlyList<string> Targets(StageWalk walk, SourceStage stage, ShellCommand command, RewriteFacts facts) =>
        walk.Image(stage) is { } image && KnownImage.Kind(image) == "dotnet" && !command.Has("nuget") && !command.Has("tool")
            && stage.Instructions.Any(part => part.Text.Contains("publish", StringComparison.Ordinal))
            && !StartOf.Names(walk, ["run", "watch", "test"])
            ? ["/root/.nuget/packages"]
            : [];
}
