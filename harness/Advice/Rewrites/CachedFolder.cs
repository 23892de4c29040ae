using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites;

/// <summary>A folder in which a tool keeps what a builder may keep in its place.</summary>
internal static class CachedFolder
{
    // They take, or remove, all that lies in a folder.
    private static readonly string[] Takers =
        ["cp", "mv", "rm", "tar", "find", "rsync", "ln", "chown", "chmod", "zip", "cpio", "du", "ls", "/bin/cp", "/bin/rm"];

    /// <summary>Whether an instruction says something of it outside of its mounts: as what is copied, removed or written there.</summary>
    public static bool IsNamedBy(SourcePart part, string target)
    {
        var tail = target.StartsWith("/root/", StringComparison.Ordinal) ? target["/root".Length..] : target;
        return part.Rest.Contains(tail, StringComparison.Ordinal) || TakesParent(part, target);
    }

    // A folder above it is taken out of another stage, or by a command.
    private static bool TakesParent(SourcePart part, string target)
    {
        if (part.Word == "COPY" && part.Line!.FlagValues("from").Any())
            return part.Words.SkipLast(1).Any(source => IsAbove("/" + source, target));
        if (part.Word != "RUN")
            return false;
        return (part.Words.Any(Takers.Contains) && part.Words.Any(word => word != "/" && IsAbove(word, target)))
            || part.Line!.FlagValues("mount").Select(mount => mount.Split(',')).Any(fields =>
                fields.Any(field => field.StartsWith("from=", StringComparison.Ordinal)) && IsAbove("/" + MountedFrom(fields), target));
    }

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
}
