using ImageBench.Advice.Lines;
using ImageBench.Advice.Rewrites.Copies;
using ImageBench.Advice.Rewrites.Packages;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Stages;

/// <summary>
/// Folders of a stage that may belong to another user than root, or have a mode of their own. One that is copied out of the stage, or made
/// for what is, is root's again: its user could write nothing to it.
/// </summary>
internal static class OwnedFolders
{
    // All of them: it is not known which.
    private const string Any = "/";

    private static readonly string[] Changing = ["chown", "chgrp", "chmod", "setfacl"];

    // What every folder has anyway.
    private static readonly string[] Usual = ["755", "0755", "+x", "a+x", "u+x", "root", "root:root", "0", "0:0"];

    // Beside those of the system.
    private static readonly string[] OfEveryImage = ["home", "srv", "tmp"];

    public static bool Hold(SingleStage single, RewriteFacts facts, IEnumerable<string> paths)
    {
        var folders = Said(single, facts).Concat(single.Commands.SelectMany(command => Changed(single, command))).ToHashSet();
        return paths.Any(path => folders.Any(folder => CleanFolder.Holds(folder, path)));
    }

    private static IEnumerable<string> Said(SingleStage single, RewriteFacts facts)
    {
        List<string> made = [];
        foreach (var part in single.Stage.Instructions)
        {
            if (part.Word == "WORKDIR")
            {
                var folder = single.Walk.Made(single.Stage, part) ?? Any;
                if (!IsOfRoot(single, facts, part) && Topmost(folder, made) is { } topmost)
                    yield return topmost;
                made.Add(folder);
            }
            else if (part.Word == "COPY" && part.Line!.FlagValues("chown").Any()
                && Filled(single, facts, part) is var filled && !IsThere(filled, made))
            {
                yield return filled;
            }
        }
    }

    // Of an image that is not known its config says, as long as no line says otherwise.
    private static bool IsOfRoot(SingleStage single, RewriteFacts facts, SourcePart part) => single.Walk.IsRoot(single.Stage, part)
        ?? (facts.Start?.User is "" or "0" or "root" && single.Stage.Instructions.All(other => other.Word != "USER"));

    // The first of the folders above it, or itself, that is not there, as what is in every image is; null: all are.
    private static string? Topmost(string folder, List<string> made)
    {
        var end = folder.IndexOf('/', 1);
        var isKnown = end > 0 && folder[1..end] is var first && (LaterWords.SystemFolders.Contains(first) || OfEveryImage.Contains(first));
        if (isKnown)
            end = folder.IndexOf('/', end + 1);
        for (; end > 0; end = folder.IndexOf('/', end + 1))
        {
            if (!IsThere(folder[..end], made))
                return folder[..end];
        }

        return IsThere(folder, made) ? null : folder;
    }

    private static bool IsThere(string folder, List<string> made) => made.Exists(other => CleanFolder.Holds(folder, other));

    // The folder that a copy makes where it is not there.
    private static string Filled(SingleStage single, RewriteFacts facts, SourcePart part)
    {
        if (CopyLine.Of(single.Walk, single.Stage, part) is not { } copy)
            return Any;
        var isFile = !copy.IsIntoFolder && copy.Sources is [var only]
            && facts.Context?.Find(CleanFolder.Joined("/", only)![1..]) is not null;
        return isFile ? CleanFolder.Joined(copy.Target, "..")! : copy.Target;
    }

    private static IEnumerable<string> Changed(SingleStage single, ShellCommand command)
    {
        var words = command.Arguments.Where(word => word.Value is not ['-', ..]).ToList();
        if (!MakesOtherwise(command)
            && (!Changing.Contains(command.Program) || (words is [{ Value: { } value }, ..] && Usual.Contains(value))))
        {
            return [];
        }

        var moves = single.RunOf(command).Commands.Any(LaterWords.MovesTheShell);
        return words.Skip(Changing.Contains(command.Program) ? 1 : 0).Select(word =>
            word.Value is { Length: > 0 } path && (path[0] == '/' || !moves) ? single.PathOf(command, path) ?? Any : Any);
    }

    // Folders that get an owner or a mode as they are made.
    private static bool MakesOtherwise(ShellCommand command) => command.Program switch
    {
        "mkdir" => HasOption(command, 'm', "--mode"),
        "install" => HasOption(command, 'd', "--directory"),
        _ => false,
    };

    private static bool HasOption(ShellCommand command, char letter, string name) => command.Arguments.Any(word =>
        word.Text.StartsWith(name, StringComparison.Ordinal)
            || (word.Text is ['-', not '-', ..] && word.Text.Contains(letter, StringComparison.Ordinal)));
}
