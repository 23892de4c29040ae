using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites;

/// <summary>What a RUN mounts.</summary>
internal static class RunMounts
{
    /// <summary>The flag for a cache that steps share; <c>locked</c>: one at a time.</summary>
    public static string Cache(string target, bool isLocked = false) =>
        $"--mount=type=cache,target={target}{(isLocked ? ",sharing=locked" : "")}";

    /// <summary>Whether something is mounted on a folder, above it or in it, or where is not known.</summary>
    public static bool Covers(RunText run, string folder) => run.Part.Line!.FlagValues("mount").Select(Target).Any(target =>
        target is null || target.Contains('$', StringComparison.Ordinal) || Meet(target.TrimEnd('/'), folder));

    /// <summary>Whether a cache of the builder is mounted in a folder whose path has that word, whosever home that is in.</summary>
    public static bool Keeps(RunText run, string word) => run.Part.Line!.FlagValues("mount").Any(mount =>
        mount.Contains("type=cache", StringComparison.Ordinal) && Target(mount)?.Contains(word, StringComparison.Ordinal) == true);

    private static bool Meet(string one, string other) =>
        one == other
            || one.StartsWith(other + "/", StringComparison.Ordinal)
            || other.StartsWith(one + "/", StringComparison.Ordinal);

    private static string? Target(string mount)
    {
        var fields = mount.Split(',').Select(field => field.Trim('"').Split('=', 2)).ToList();
        // Secrets and keys lie where no cache does.
        if (fields.Any(field => field is ["type", "secret" or "ssh"]))
            return "/run";
        return fields.LastOrDefault(field => field[0] is "target" or "dst" or "destination") is [_, var target] ? target : null;
    }
}
