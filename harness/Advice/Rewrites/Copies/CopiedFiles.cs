using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites.Packages;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Copies;

/// <summary>Files that were copied one by one and that a later step gives a mode or an owner, which writes each a second time.</summary>
internal sealed record CopiedFiles(IReadOnlyList<CopyLine> Copies, IReadOnlyCollection<string> Paths)
{
    // What no file is changed by.
    private static readonly string[] Settings =
        ["ARG", "CMD", "ENTRYPOINT", "ENV", "EXPOSE", "HEALTHCHECK", "LABEL", "MAINTAINER", "STOPSIGNAL", "WORKDIR"];

    private static readonly string[] Changing = ["chmod", "chown", "useradd", "adduser", "groupadd", "addgroup", "umask"];

    private static readonly string[] Flags = ["--from=", "--chown=", "--chmod="];

    /// <summary>
    /// Those that a command names behind its first argument; null: it names something else too, or one did not come by a copy of this stage
    /// that wrote nothing besides, neither another file nor a folder.
    /// </summary>
    public static CopiedFiles? Of(
        StageWalk walk,
        SourceStage stage,
        RunText run,
        ShellCommand command,
        IReadOnlyDictionary<SourcePart, WrittenByCopy> byPart)
    {
        var before = run.Commands.TakeWhile(other => other != command).ToList();
        // Behind such a one the command may run in another folder.
        if (before.Exists(other => other.IsRedirected || LaterWords.MovesTheShell(other)))
            return null;
        var folder = walk.Folder(stage, run.Part);
        Dictionary<SourcePart, WrittenByCopy> copies = [];
        HashSet<string> paths = new(StringComparer.Ordinal);
        foreach (var word in command.Words.Skip(2))
        {
            if (word.Value is not [not '-', ..] value || CleanFolder.Joined(folder, value) is not { } path
                || before.Exists(other => Names(other, path))
                || Writer(stage, run.Part, path, byPart) is not { IsFolderThere: true } writer)
            {
                return null;
            }

            paths.Add(path);
            copies.TryAdd(writer.Copy.Part, writer);
        }

        return paths.Count > 0 && copies.Values.SelectMany(copy => copy.Paths).All(paths.Contains)
            ? new CopiedFiles([.. copies.Values.Select(written => written.Copy)], paths)
            : null;
    }

    // The last one that wrote it, where nothing between can have changed it.
    private static WrittenByCopy? Writer(
        SourceStage stage, SourcePart run, string path, IReadOnlyDictionary<SourcePart, WrittenByCopy> byPart)
    {
        foreach (var part in stage.Instructions.TakeWhile(part => part != run).Reverse())
        {
            if (part.Word == "COPY")
            {
                if (!byPart.TryGetValue(part, out var written))
                    return null;
                if (written.Paths.Contains(path))
                    return written.AreFiles && part.Line!.Flags.All(IsKnown) ? written : null;
                if (!written.AreFiles && CleanFolder.Holds(written.Copy.Target, path))
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
        command.Words.Any(word => word.Text.Contains(WrittenByCopy.Name(path), StringComparison.Ordinal));

    private static bool MayChange(SourcePart run, string path) =>
        run.Text.Contains(WrittenByCopy.Name(path), StringComparison.Ordinal)
            || Changing.Any(word => run.Text.Contains(word, StringComparison.Ordinal));
}
