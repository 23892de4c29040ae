using System.Formats.Tar;
using ImageBench.Model;
using ImageBench.Running.Ports.Contexts;
using ImageBench.Scenarios.Ignore;

namespace ImageBench.Scenarios.Contexts;

/// <summary>A listed context as the two folders that a builder asks for file by file, which is how Docker's own clients send it.</summary>
internal static class SyncedContext
{
    private const string IgnoreFileName = ".dockerignore";

    /// <summary><paramref name="entries"/> are those of the tar, the Dockerfile first; the paths are full ones.</summary>
    public static ContextFolders Of(string contextFolder, string dockerfilePath, IReadOnlyList<ContextEntry> entries)
    {
        var name = Path.GetFileName(dockerfilePath);
        List<ContextItem> dockerfile = [Item(entries[0]) with { Path = name, IsIgnored = false }];
        // The context's own ignore file is read in the context, that of one Dockerfile beside it.
        if (IgnoreFile.Find(contextFolder, dockerfilePath) is { } file && file == dockerfilePath + IgnoreFileName)
        {
            dockerfile.Add(Item(Beside(file)));
        }

        return new ContextFolders(
            Key(contextFolder, dockerfilePath),
            name,
            [.. entries.Where(entry => !entry.IsForBuilder || entry.Path == IgnoreFileName).Select(Item)],
            dockerfile);
    }

    private static ContextEntry Beside(string file) =>
        ContextEntry.Read(new FileInfo(File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file), Path.GetFileName(file));

    private static string Key(string contextFolder, string dockerfilePath) => TextDigest.Of($"{contextFolder}\0{dockerfilePath}");

    /// <summary>One listed thing as a builder is told of it.</summary>
    public static ContextItem Item(ContextEntry entry) => new(entry.Path, Kind(entry.Type), entry.Length, entry.Mode, entry.ModifiedAt)
    {
        LinkTarget = entry.LinkTarget,
        Number = entry.Number,
        Attributes = entry.Attributes,
        Device = entry.Device,
        Flaw = entry.Flaw,
        IsIgnored = entry.IsForBuilder,
        Open = cancellationToken => ContextTar.Content(entry, cancellationToken),
    };

    // A socket is sent as an empty file, as by Docker's own clients.
    private static ContextItemKind Kind(TarEntryType type) => type switch
    {
        TarEntryType.Directory => ContextItemKind.Directory,
        TarEntryType.SymbolicLink => ContextItemKind.Symlink,
        TarEntryType.Fifo => ContextItemKind.Pipe,
        TarEntryType.CharacterDevice => ContextItemKind.CharacterDevice,
        TarEntryType.BlockDevice => ContextItemKind.BlockDevice,
        _ => ContextItemKind.File,
    };
}
