using ImageBench.Advice.Lines;

namespace ImageBench.Advice.Rewrites.Stages;

/// <summary>What a container starts, where a shell has no part in it: the words of its entrypoint and of its command.</summary>
internal sealed record StartProgram(IReadOnlyList<string> Words, string Folder)
{
    private static readonly string[] Path = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    /// <summary>The path of the program; of a bare name that name.</summary>
    public string Program => Words[0].Contains('/', StringComparison.Ordinal) ? CleanFolder.Joined(Folder, Words[0])! : Words[0];

    /// <summary>Null where a shell reads it, or where only the image says.</summary>
    public static StartProgram? Of(StageWalk walk, SourceStage stage)
    {
        var entrypoint = stage.Instructions.LastOrDefault(part => part.Word == "ENTRYPOINT");
        var command = stage.Instructions.LastOrDefault(part => part.Word == "CMD");
        if (entrypoint is null && command is null)
            return null;
        IReadOnlyList<string>? Read(SourcePart? part) => part is null ? [] : JsonWords.Read(part.Rest);
        return Read(entrypoint) is { } first && Read(command) is { } second && first.Concat(second).ToList() is { Count: > 0 } words
            && words[0].Length > 0 && FolderAtEnd(walk, stage) is { } folder
            ? new StartProgram(words, folder)
            : null;
    }

    /// <summary>Whether it is this file: named by its path, or by its name in a folder where programs are looked for.</summary>
    public bool Is(string path) =>
        Program == path || Path.Any(folder => path == $"{folder}/{Words[0]}");

    /// <summary>The folder in which the stage ends.</summary>
    public static string? FolderAtEnd(StageWalk walk, SourceStage stage) => stage.Instructions is [.., var last]
        ? last.Word == "WORKDIR" ? CleanFolder.Joined(walk.Folder(stage, last), last.Rest.Trim('"')) : walk.Folder(stage, last)
        : null;
}
