using ImageBench.Images.Changes.Settings;
using ImageBench.Images.Contents;
using ImageBench.Images.Tree;
using ImageBench.Statistics.Judging;

namespace ImageBench.Runs.Advising;

/// <summary>
/// What of how a container starts is another in a rewritten image: where no check says that it works, this is what is seen.
/// </summary>
internal static class StartComparison
{
    // The rest of what an image says of itself (labels, variables for its build) makes no other start.
    private static readonly string[] OfStart =
        ["platform", "entrypoint", "command", "user", "working_dir", "stop_signal", "healthcheck", "port", "volume"];

    public static IReadOnlyList<StartChange> Between(ImageTree original, ImageTree rewritten)
    {
        List<StartChange> changes =
        [
            .. ConfigComparison.Of(original.Config, rewritten.Config)
                .Where(change => OfStart.Contains(change.Setting))
                .Select(change => new StartChange(
                    change.Name.Length == 0 ? change.Setting : $"{change.Setting} {change.Name}", change.Base, change.Head)),
        ];
        var words = original.Config.Config;
        var (had, has) = (Count(original), Count(rewritten));
        if (has < had)
            changes.Add(new StartChange("files that its start names", Text(had), Text(has)));
        return changes;

        // By the original's words in both, since those are what the program is called by, and where each image looks for them.
        int Count(ImageTree image) => image.Config.Config is { } own
            ? new StartCommand(own with { Entrypoint = words?.Entrypoint, Cmd = words?.Cmd }).FilesIn(new TreePaths(image.Tree)).Count
            : 0;
    }

    private static string Text(int count) => FormattableString.Invariant($"{count}");
}
