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
    // No system that is built on here takes a longer one.
    private const int LongestLink = 4096;

    private readonly LaidOutFolders _folders = new(target, like, at);
    private readonly List<string> _pointers = [];

    /// <summary>Lays those entries of a commit out, with what the clone has of their submodules.</summary>
    public async Task<LaidOutTree> Write(
        GitRepository repository, string commit, IReadOnlyList<TreeEntry> entries, CancellationToken cancellationToken)
    {
        var submodules = new SubmoduleSearch(repository, commit);
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
        _folders.CheckRoom(
            needed,
            FormattableString.Invariant($"A revision of {entries.Count} files and {needed}"),
            isTooMany: entries.Count > LaidOutFolders.MostEntries);
    }

    private async Task WriteFiles(TreePart part, CancellationToken cancellationToken)
    {
        List<TreeEntry> files = [.. part.Entries.Where(entry => entry.Kind is TreeEntryKind.File or TreeEntryKind.Program)];
        var kept = new LfsStore(await part.Repository.FindCommonFolder(cancellationToken));
        var ends = await part.Repository.FindLineEnds(
            part.Commit, [.. files.Select(entry => part.Own(entry.Path))], _folders.Beside("index"), cancellationToken);
        using var blobs = part.Repository.OpenBlobs();
        var layout = new FileLayout(_folders, like, at, blobs, kept);
        foreach (var entry in files)
        {
            if (await layout.Write(entry, ends.Of(part.Own(entry.Path)), cancellationToken))
                _pointers.Add(entry.Path);
        }
    }

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
        if (leadsTo.Length == 0 || leadsTo.Contains('\0', StringComparison.Ordinal))
        {
            throw new Fault(
                ExitCode.BadInput,
                $"The link {PlainText.Line(entry.Path)} leads to no path, which no checkout would make: compare other revisions.");
        }

        var link = File.CreateSymbolicLink(_folders.Place(entry), leadsTo);
        var here = like?.FindLink(entry.Path);
        link.LastWriteTimeUtc = here?.LinkTarget == leadsTo ? here.LastWriteTimeUtc : at.UtcDateTime;
    }
}
