using System.Text;
using ImageBench.Model;
using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Scenarios.Revisions;

/// <summary>
/// Lays a revision out in a new folder, as a fresh clone would have it. The repository may be anybody's: nothing of it is written outside
/// of that folder, and links come last, so that nothing is written through one. What is as in the working tree <paramref name="like"/> gets
/// the times and modes that it has there; the rest gets git's modes, and the time <paramref name="at"/>.
/// </summary>
internal sealed class TreeLayout(string target, WorkingTree? like, DateTimeOffset at)
{
    private const int MostEntries = 1_000_000;

    // No system that is built on here takes a longer one.
    private const int LongestLink = 4096;

    private const UnixFileMode FileMode = (UnixFileMode)0b110_100_100;
    private const UnixFileMode ProgramMode = (UnixFileMode)0b111_101_101;

    private readonly LaidOutFolders _folders = new(target, like, at);
    private readonly List<string> _pointers = [];

    /// <summary>Lays those entries out, with what the clone has of their submodules.</summary>
    public async Task<LaidOutTree> Write(
        GitRepository repository, IReadOnlyList<TreeEntry> entries, CancellationToken cancellationToken)
    {
        var submodules = new SubmoduleSearch(repository);
        var parts = await submodules.Find(entries, cancellationToken);
        CheckRoom([.. parts.SelectMany(part => part.Entries)]);
        try
        {
            foreach (var part in parts)
                await WriteFiles(part, cancellationToken);
            foreach (var entry in submodules.Missing)
                _folders.Add(_folders.Place(entry));
            foreach (var part in parts)
                await WriteLinks(part, cancellationToken);
            _folders.Finish();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"A revision cannot be laid out in {target} ({exception.Message.TrimEnd('.')}): free some space there, or set "
                    + "IMAGEBENCH_STATE to a folder with more.",
                exception);
        }

        return new LaidOutTree(target, _pointers, [.. submodules.Missing.Select(entry => entry.Path)]);
    }

    private void CheckRoom(IReadOnlyList<TreeEntry> entries)
    {
        // What an object says of its length may be anything.
        var needed = new ByteSize((long)Math.Min(entries.Sum(entry => (decimal)entry.Length), long.MaxValue));
        Directory.CreateDirectory(target);
        CheckRoom(
            needed,
            FormattableString.Invariant($"A revision of {entries.Count} files and {needed}"),
            isTooMany: entries.Count > MostEntries);
    }

    private void CheckRoom(ByteSize needed, string what, bool isTooMany = false)
    {
        var free = new ByteSize(new DriveInfo(target).AvailableFreeSpace);
        if (isTooMany || needed.Bytes > free.Bytes)
        {
            throw new Fault(
                ExitCode.BadInput,
                FormattableString.Invariant($"{what} cannot be laid out in {target}, where {free} and {MostEntries} files are the most: ")
                    + "name a folder of the repository, or set IMAGEBENCH_STATE to a folder with more space.");
        }
    }

    private async Task WriteFiles(TreePart part, CancellationToken cancellationToken)
    {
        var kept = new LfsStore(await part.Repository.FindCommonFolder(cancellationToken));
        using var blobs = part.Repository.OpenBlobs();
        foreach (var entry in part.Entries.Where(entry => entry.Kind is TreeEntryKind.File or TreeEntryKind.Program))
            await WriteFile(blobs, kept, entry, cancellationToken);
    }

    private async Task WriteFile(BlobSource blobs, LfsStore kept, TreeEntry entry, CancellationToken cancellationToken)
    {
        var path = _folders.Place(entry);
        var here = like?.FindFile(entry.Path);
        var pointer = new LfsPointer(entry);
        var isSame = await WriteContent(path, here, entry.Length, take => blobs.Read(
            entry,
            piece =>
            {
                take(piece);
                pointer.Add(piece);
            },
            cancellationToken));
        if (pointer.IsOne && kept.Find(pointer, here) is { } content)
        {
            // What was summed up before is its pointer alone.
            CheckRoom(
                new ByteSize(content.Length),
                FormattableString.Invariant($"{PlainText.Line(entry.Path)}, {new ByteSize(content.Length)} in Git LFS,"));
            File.Delete(path);
            isSame = await WriteContent(path, here, content.Length, take => Copy(content, take, cancellationToken));
        }
        else if (pointer.IsOne)
        {
            _pointers.Add(entry.Path);
        }

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, WorkingTree.ModeOf(here, entry.Kind) ?? ModeOf(entry.Kind));
        File.SetLastWriteTimeUtc(path, isSame ? here!.LastWriteTimeUtc : at.UtcDateTime);
    }

    // Whether it is what the working tree has there.
    private static async Task<bool> WriteContent(
        string path, FileInfo? here, long length, Func<Action<ReadOnlySpan<byte>>, Task> read)
    {
        using var same = here is not null && here.Length == length ? new SameContent(here) : null;
        await using (var file = new FileStream(path, System.IO.FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            await read(piece =>
            {
                file.Write(piece);
                same?.Add(piece);
            });
        }

        return same?.IsSame == true;
    }

    private static async Task Copy(FileInfo content, Action<ReadOnlySpan<byte>> take, CancellationToken cancellationToken)
    {
        await using var file = content.OpenRead();
        var piece = new byte[128 * 1024];
        while (await file.ReadAsync(piece, cancellationToken) is > 0 and var count)
            take(piece.AsSpan(0, count));
    }

    private static UnixFileMode ModeOf(TreeEntryKind kind) => kind == TreeEntryKind.Program ? ProgramMode : FileMode;

    private async Task WriteLinks(TreePart part, CancellationToken cancellationToken)
    {
        List<TreeEntry> links = [.. part.Entries.Where(entry => entry.Kind == TreeEntryKind.Symlink)];
        if (links.Count == 0)
            return;
        using var blobs = part.Repository.OpenBlobs();
        foreach (var entry in links)
            await WriteLink(blobs, entry, cancellationToken);
    }

    private async Task WriteLink(BlobSource blobs, TreeEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Length > LongestLink)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"The link {PlainText.Line(entry.Path)} leads to a path of {new ByteSize(entry.Length)}, which no checkout would make: "
                    + "compare other revisions.");
        }

        using var content = new MemoryStream();
        await blobs.Read(entry, piece => content.Write(piece), cancellationToken);
        var leadsTo = Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
        var link = File.CreateSymbolicLink(_folders.Place(entry), leadsTo);
        var here = like?.FindLink(entry.Path);
        link.LastWriteTimeUtc = here?.LinkTarget == leadsTo ? here.LastWriteTimeUtc : at.UtcDateTime;
    }
}
