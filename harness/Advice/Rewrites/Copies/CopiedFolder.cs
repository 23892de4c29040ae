using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites.Packages;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Copies;

/// <summary>A folder that a step gives an owner or a mode with all that it holds, which writes every file a second time.</summary>
internal sealed class CopiedFolder(StageWalk walk, SourceStage stage, string path)
{
    /// <summary>
    /// The copies by which all came that it holds before a step; null: something in it came by other ways, or by a copy that is
    /// <paramref name="isOther"/>.
    /// </summary>
    public IReadOnlyList<CopyLine>? Before(SourcePart run, Func<CopyLine, bool> isOther)
    {
        List<CopyLine> copies = [];
        foreach (var part in walk.Before(stage, run))
        {
            if ((part.Word is "RUN" or "ADD" or "VOLUME" && IsTouched(part)) || (part.Word == "WORKDIR" && MayMakeBelow(part)))
                return null;
            if (part.Word != "COPY")
                continue;
            if (CopyLine.Of(walk, stage, part) is not { } copy)
                return null;
            if (CleanFolder.Holds(copy.Target, path) && copy.Target != path)
                return null;
            if (!CleanFolder.Holds(path, copy.Target))
                continue;
            // Beside what is linked in there are no accounts, and no folder that was there before.
            if (copy.Has("chown") || copy.Has("link") || isOther(copy) || !stage.Instructions.Contains(part))
                return null;
            copies.Add(copy);
        }

        return copies.Count > 0 && IsMadeAt(run) ? copies : null;
    }

    /// <summary>Whether it is there at an instruction, and new: made by WORKDIR, below what every image has.</summary>
    public bool IsMadeAt(SourcePart part) =>
        walk.Folder(stage, part) is { } folder && CleanFolder.Holds(path, folder)
            && walk.Image(stage) is { } image && KnownImage.Kind(image) is not null
            && path.Split('/')[1] is "app" or "src" or "srv" or "code" or "application" or "project" or "work" or "workspace";

    public static bool IsOfAccounts(ShellCommand command) =>
        command.Program is "useradd" or "groupadd" or "adduser" or "addgroup" && !command.IsRedirected;

    // A folder that came by no copy, and that the step reaches all the same.
    private bool MayMakeBelow(SourcePart workdir) =>
        walk.Made(stage, workdir) is not { } made || (made != path && CleanFolder.Holds(path, made));

    private bool IsTouched(SourcePart part) =>
        part.Text.Contains(path, StringComparison.Ordinal)
            || walk.Folder(stage, part) is not { } folder
            || CleanFolder.Holds(path, folder)
            || part.Line!.HasHereDocument
            || (part.Word == "VOLUME" ? part.Rest.Contains('$', StringComparison.Ordinal) : !IsElsewhere(part));

    // What installs packages and makes accounts writes to folders of the system; of all others that is not known.
    private bool IsElsewhere(SourcePart part) =>
        part.Word == "RUN"
            && RunText.At(stage, part) is { Flags.Count: 0 } run
            && run.Commands.All(command => !command.IsRedirected
                && (IsOfAccounts(command) || command.Program == "set" || LaterWords.IsOfPackages(command)));
}
