using ImageBench.Scenarios.Revisions.Trees;

namespace ImageBench.Scenarios.Revisions;

/// <summary>What a revision has, by its paths from the repository's root; parts of it are laid out where they are needed.</summary>
internal sealed class RevisionTree
{
    private readonly GitRepository _repository;
    private readonly IReadOnlyList<TreeEntry> _entries;
    private readonly HashSet<string> _files;

    private RevisionTree(GitRepository repository, Revision revision, IReadOnlyList<TreeEntry> entries)
    {
        (_repository, Revision, _entries) = (repository, revision, entries);
        _files = entries.Select(entry => entry.Path).ToHashSet(StringComparer.Ordinal);
    }

    public Revision Revision { get; }

    public IEnumerable<string> Files => _files;

    public static async Task<RevisionTree> Read(GitRepository repository, Revision revision, CancellationToken cancellationToken) =>
        new(repository, revision, await repository.List(revision.Id, "", cancellationToken));

    public bool HasFile(string path) => _files.Contains(path);

    /// <summary>
    /// Those folders, or all where one has a file of that name, which may name others beside them, or a link: the Dockerfile itself may
    /// lie elsewhere.
    /// </summary>
    public IReadOnlyList<string> Needed(IReadOnlyList<string> folders, string naming) =>
        folders.Any(folder => HasFile(folder.Length == 0 ? naming : $"{folder}/{naming}"))
        || _entries.Any(entry => entry.Kind == TreeEntryKind.Symlink && folders.Contains(FolderOf(entry.Path)))
            ? [""]
            : [.. folders.Distinct()];

    /// <summary>The same without those files.</summary>
    public RevisionTree Without(IReadOnlySet<string> paths) => paths.Count == 0 ? this
        : new RevisionTree(_repository, Revision, [.. _entries.Where(entry => !paths.Contains(entry.Path))]);

    /// <summary>
    /// Lays out what lies below some folders (from the root; empty: all) in <paramref name="target"/>, under the paths that it has in the
    /// repository.
    /// </summary>
    public Task<LaidOutTree> LayOut(
        IReadOnlyList<string> folders, string target, WorkingTree? like, DateTimeOffset at, CancellationToken cancellationToken) =>
        new TreeLayout(target, like, at).Write(
            _repository, Revision.Id, [.. _entries.Where(entry => folders.Any(folder => IsIn(folder, entry.Path)))], cancellationToken);

    private static string FolderOf(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];

    private static bool IsIn(string folder, string path) =>
        folder.Length == 0 || path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);
}
