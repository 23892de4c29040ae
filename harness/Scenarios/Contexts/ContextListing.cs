using System.IO.Enumeration;
using ImageBench.Model.Builds;
using ImageBench.Model.Files;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Ignore;

namespace ImageBench.Scenarios.Contexts;

/// <summary>
/// What a context folder holds after its ignore rules, in no order, and what keeps it from being sent. Symlinks are listed, never followed.
/// The paths <paramref name="leftOut"/> and what lies below are never listed.
/// </summary>
internal sealed class ContextListing(string contextFolder, IgnoreRules rules, IReadOnlySet<string> leftOut)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    private readonly Dictionary<string, ContextEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<Mistake> _mistakes = [.. rules.Mistakes];

    public IReadOnlyCollection<ContextEntry> Entries => _entries.Values;

    /// <summary>Each once, though a path may be met twice.</summary>
    public IReadOnlyList<Mistake> Mistakes => [.. _mistakes.Distinct()];

    public bool Has(ReadOnlySpan<char> path) => _entries.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(path);

    /// <summary>One like it, to which more can be added.</summary>
    public ContextListing Copy()
    {
        var copy = new ContextListing(contextFolder, rules, leftOut);
        foreach (var (path, entry) in _entries)
            copy._entries.Add(path, entry);
        copy._mistakes.AddRange(_mistakes);
        return copy;
    }

    /// <summary>Lists all that the rules keep.</summary>
    public void AddAll(CancellationToken cancellationToken)
    {
        var folders = new Stack<(string Path, IReadOnlyList<bool> Hits)>([("", [])]);
        while (folders.TryPop(out var folder))
        {
            foreach (var child in ChildrenOf(folder.Path, excluded: rules.Excludes(folder.Hits)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var path = folder.Path.Length == 0 ? child.Name : $"{folder.Path}/{child.Name}";
                if (leftOut.Contains(path))
                    continue;
                var hits = rules.HitsOf(path, folder.Hits);
                var excluded = rules.Excludes(hits);
                var status = FileStatus.Read(child.FullName, followsLinks: false);
                if (!excluded)
                    Add(path, child, status);
                if (IsFolder(child, status) && (!excluded || rules.CouldKeepBelow(path)))
                    folders.Push((path, hits));
            }
        }
    }

    /// <summary>
    /// Lists one path, whatever the rules say, since the builder of a tar needs it, and the folders above it that they left out.
    /// </summary>
    public void AddForBuilder(string path, FileSystemInfo source) => Add(path, source, isForBuilder: true);

    /// <summary>Lists a file that is not in the folder, where the rules keep it, as if it had been put there.</summary>
    public void Add(CarriedFile file)
    {
        if (rules.Excludes(file.Path))
            return;
        _entries[file.Path] = ContextEntry.Of(file);
        for (var slash = file.Path.LastIndexOf('/'); slash > 0; slash = file.Path.LastIndexOf('/', slash - 1))
            _entries.TryAdd(file.Path[..slash], ContextEntry.FolderOf(file, file.Path[..slash]));
    }

    // Where the system is not asked, and a name that is not the one that it has, tell nothing.
    private static bool IsFolder(Child child, FileStatus? status) =>
        status is null ? child.IsDirectory && new DirectoryInfo(child.FullName).LinkTarget is null : status.Kind == FileKind.Directory;

    private void Add(string path, Child child, FileStatus? status)
    {
        if (status is { Kind: FileKind.Regular or FileKind.Directory })
            Keep(path, ContextEntry.Of(child.FullName, path, status));
        else
            Add(path, child.IsDirectory ? new DirectoryInfo(child.FullName) : new FileInfo(child.FullName), isForBuilder: false);
    }

    private void Add(string path, FileSystemInfo source, bool isForBuilder)
    {
        if (Has(path))
            return;
        try
        {
            Keep(path, ContextEntry.Read(source, path) with { IsForBuilder = isForBuilder });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Keep(path, ContextEntry.Unread(source, path, Sentence(Unreadable(source, error))) with { IsForBuilder = isForBuilder });
        }
    }

    // With the folders above that the rules left out.
    private void Keep(string path, ContextEntry entry)
    {
        if (!_entries.TryAdd(path, entry))
            return;
        if (path.LastIndexOf('/') is > 0 and var slash && !Has(path.AsSpan(0, slash)))
            Add(path[..slash], new DirectoryInfo(Path.Combine(contextFolder, path[..slash])), entry.IsForBuilder);
    }

    private List<Child> ChildrenOf(string path, bool excluded)
    {
        var folder = new DirectoryInfo(Path.Combine(contextFolder, path));
        try
        {
            return
            [
                .. new FileSystemEnumerable<Child>(
                    folder.FullName,
                    (ref FileSystemEntry child) => new Child(child.FileName.ToString(), child.ToFullPath(), child.IsDirectory),
                    Everything),
            ];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Docker too passes over a closed folder that is excluded, and over any that a build does not ask for (volumes, above all).
            if (path.Length == 0)
                _mistakes.Add(Unreadable(folder, error));
            else if (!excluded && _entries.TryGetValue(path, out var closed))
                _entries[path] = closed with { Flaw = Sentence(Unreadable(folder, error)) };
            return [];
        }
    }

    private static string Sentence(Mistake flaw) => $"The build context cannot be sent: {flaw.File}: {flaw.What} ({flaw.Remedy}).";

    private static Mistake Unreadable(FileSystemInfo source, Exception error) => source.Name.Contains('\uFFFD', StringComparison.Ordinal)
        ? new Mistake(
            source.FullName,
            null,
            "its name is not valid UTF-8",
            "Rename it, or name it in the ignore file with ? for the bytes that are not")
        : new Mistake(
            source.FullName,
            null,
            $"it cannot be read ({error.Message.TrimEnd('.')})",
            "Make it readable for the user who runs the benchmark, or name it in the ignore file");

    private readonly record struct Child(string Name, string FullName, bool IsDirectory);
}
