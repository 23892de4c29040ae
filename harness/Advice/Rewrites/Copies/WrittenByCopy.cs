using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites.Copies;

/// <summary>
/// The paths that a COPY writes; whether each is known to be a file, and whether the folder that they lie in is there before it. One that
/// it makes gets the owner and the mode of its files.
/// </summary>
internal sealed record WrittenByCopy(CopyLine Copy, IReadOnlySet<string> Paths, bool AreFiles, bool IsFolderThere)
{
    private static readonly string[] Everywhere = ["/bin", "/etc", "/home", "/root", "/tmp", "/usr", "/usr/bin", "/usr/sbin", "/var"];

    // In images that are known by their names.
    private static readonly string[] OfKnown =
        ["/media", "/mnt", "/opt", "/srv", "/usr/lib", "/usr/local", "/usr/local/bin", "/usr/share", "/var/lib", "/var/log"];

    /// <summary>Of a stage's copies, by their instructions; what is not among them is none, or not certain.</summary>
    public static IReadOnlyDictionary<SourcePart, WrittenByCopy> In(StageWalk walk, SourceStage stage, RewriteFacts facts) => stage
        .Instructions.Select(part => CopyLine.Of(walk, stage, part))
        .OfType<CopyLine>()
        .ToDictionary(copy => copy.Part, copy => Of(walk, stage, copy, facts));

    /// <summary>The last part of a path.</summary>
    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static WrittenByCopy Of(StageWalk walk, SourceStage stage, CopyLine copy, RewriteFacts facts)
    {
        HashSet<string> paths = copy.IsIntoFolder
            ? [.. copy.Sources.Select(source => CleanFolder.Joined(copy.Target, Name(source))!)]
            : copy.Sources.Count == 1 ? [copy.Target] : [];
        var sources = copy.Sources.ToLookup(Name, StringComparer.Ordinal);
        var areFiles = paths.All(path => IsFile(stage, copy, path, sources[Name(path)].FirstOrDefault(), facts));
        return new WrittenByCopy(copy, paths, areFiles, IsThere(walk, stage, copy));
    }

    // By what was measured of the image. Without that a file of the context keeps its name, where no folder of that name can be there.
    private static bool IsFile(SourceStage stage, CopyLine copy, string written, string? source, RewriteFacts facts) =>
        facts.Modes?.ContainsKey(written) == true
            || (source is not null && !copy.Has("from")
                && facts.Context?.Find(CleanFolder.Joined("/", source)![1..]) is { IsSent: true }
                && !stage.Instructions.TakeWhile(part => part != copy.Part)
                    .Any(part => part.Word is not "COPY" && part.Text.Contains(written, StringComparison.Ordinal)));

    private static bool IsThere(StageWalk walk, SourceStage stage, CopyLine copy)
    {
        var folder = copy.IsIntoFolder ? copy.Target : CleanFolder.Joined(copy.Target, "..")!;
        // What WORKDIR names it makes, and all above it.
        return folder == "/"
            || (walk.Folder(stage, copy.Part) is { } started && CleanFolder.Holds(folder, started))
            || (walk.Image(stage) is { } image and not "scratch"
                && (Everywhere.Contains(folder) || (KnownImage.Kind(image) is not null && OfKnown.Contains(folder))));
    }
}
