using ImageBench.Model;
using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Scenarios.Revisions;

/// <summary>
/// Lays out files of one repository: content, mode and time. What is as in the working tree <paramref name="like"/> gets the time that it
/// has there, the rest the time <paramref name="at"/>.
/// </summary>
internal sealed class FileLayout(LaidOutFolders folders, WorkingTree? like, DateTimeOffset at, BlobSource blobs, LfsStore kept)
{
    private const UnixFileMode FileMode = (UnixFileMode)0b110_100_100;
    private const UnixFileMode ProgramMode = (UnixFileMode)0b111_101_101;

    /// <summary>Whether the file is now a pointer to a content that Git LFS keeps elsewhere.</summary>
    public async Task<bool> Write(TreeEntry entry, LineEnds ends, CancellationToken cancellationToken)
    {
        var path = folders.Place(entry);
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
        var content = pointer.IsOne ? kept.Find(pointer, here) : null;
        if (content is not null)
        {
            // What was summed up before is its pointer alone.
            folders.CheckRoom(
                new ByteSize(content.Length),
                FormattableString.Invariant($"{PlainText.Line(entry.Path)}, {new ByteSize(content.Length)} in Git LFS,"));
            File.Delete(path);
            isSame = await WriteContent(path, here, content.Length, take => Copy(content, take, cancellationToken));
        }
        else if (!pointer.IsOne && CheckedOutText.Length(path, ends) is { } length)
        {
            isSame = await WriteCheckedOut(path, length, here);
        }

        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, like?.ModeOf(here, entry.Kind) ?? ModeOf(entry.Kind));
        File.SetLastWriteTimeUtc(path, isSame ? here!.LastWriteTimeUtc : at.UtcDateTime);
        return pointer.IsOne && content is null;
    }

    // Beside all that is laid out, where no name of the repository can be in its way.
    private async Task<bool> WriteCheckedOut(string path, long length, FileInfo? here)
    {
        var stored = folders.Beside("stored");
        File.Move(path, stored, overwrite: true);
        var isSame = await WriteContent(path, here, length, take =>
        {
            CheckedOutText.Read(stored, take);
            return Task.CompletedTask;
        });
        File.Delete(stored);
        return isSame;
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
}
