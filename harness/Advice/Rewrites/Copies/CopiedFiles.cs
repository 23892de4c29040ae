using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Copies;

/// <summary>Files that were copied one by one and that a later step gives a mode or an owner, which writes each a second time.</summary>
internal sealed record CopiedFiles(IReadOnlyList<CopyLine> Copies, IReadOnlyList<string> Paths)
{
    // What no file is changed by.
    private static readonly string[] Settings =
        ["ARG", "CMD", "ENTRYPOINT", "ENV", "EXPOSE", "HEALTHCHECK", "LABEL", "MAINTAINER", "STOPSIGNAL", "WORKDIR"];

    private static readonly string[] Changing = ["chmod", "chown", "useradd", "adduser", "groupadd", "addgroup", "umask"];

    private static readonly string[] Flags = ["--from=", "--chown=", "--chmod="];

    /// <summary>
    /// Those that a command names behind its first argument; null: it names something else too, or one did not come by a copy of this stage
    /// that wrote nothing besides.
    /// </summary>
    public static CopiedFiles? Of(StageWalk walk, SourceStage stage, RunText run, ShellCommand command, RewriteFacts facts)
    {
        var folder = walk.Folder(stage, run.Part);
        List<CopyLine> copies = [];
        List<string> paths = [];
        foreach (var word in command.Words.Skip(2))
        {
            if (word.Value is not [not '-', ..] value || CleanFolder.Joined(folder, value) is not { } path
                || run.Commands.TakeWhile(other => other != command).Any(other => Names(other, path))
                || Writer(walk, stage, run.Part, path, facts) is not { } copy)
            {
                return null;
            }

            paths.Add(path);
            if (!copies.Exists(other => other.Part == copy.Part))
                copies.Add(copy);
        }

        return paths.Count > 0 && copies.SelectMany(Written).All(paths.Contains) ? new CopiedFiles(copies, paths) : null;
    }

    // The last one that wrote it, where nothing between can have changed it.
    private static CopyLine? Writer(StageWalk walk, SourceStage stage, SourcePart run, string path, RewriteFacts facts)
    {
        foreach (var part in stage.Instructions.TakeWhile(part => part != run).Reverse())
        {
            if (part.Word == "COPY")
            {
                if (CopyLine.Of(walk, stage, part) is not { } copy)
                    return null;
                var isOfFiles = Written(copy).All(written => IsFile(stage, copy, written, facts));
                if (Written(copy).Contains(path))
                    return isOfFiles && part.Line!.Flags.All(IsKnown) ? copy : null;
                if (!isOfFiles && CleanFolder.Holds(copy.Target, path))
                    return null;
            }
            else if (part.Word == "RUN" ? MayChange(part, path) : !Settings.Contains(part.Word))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsKnown(string flag) => Flags.Any(known => flag.StartsWith(known, StringComparison.Ordinal));

    private static bool Names(ShellCommand command, string path) =>
        command.IsRedirected || command.Words.Any(word => word.Text.Contains(Name(path), StringComparison.Ordinal));

    private static bool MayChange(SourcePart run, string path) =>
        run.Text.Contains(Name(path), StringComparison.Ordinal)
            || Changing.Any(word => run.Text.Contains(word, StringComparison.Ordinal));

    private static List<string> Written(CopyLine copy) => copy.IsIntoFolder
        ? [.. copy.Sources.Select(source => CleanFolder.Joined(copy.Target, Name(source))!)]
        : copy.Sources.Count == 1 ? [copy.Target] : [];

    // By what was measured of the image. Without that a file of the context keeps its name, where no folder of that name can be there.
    private static bool IsFile(SourceStage stage, CopyLine copy, string written, RewriteFacts facts)
    {
        if (facts.Modes?.ContainsKey(written) == true)
            return true;
        var source = copy.Sources.FirstOrDefault(source => Name(source) == Name(written));
        return source is not null && !copy.Has("from")
            && facts.Context?.Find(CleanFolder.Joined("/", source)![1..]) is { IsSent: true }
            && !stage.Instructions.TakeWhile(part => part != copy.Part)
                .Any(part => part.Word is not "COPY" && part.Text.Contains(written, StringComparison.Ordinal));
    }

    private static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];
}
