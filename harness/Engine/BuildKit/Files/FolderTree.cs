using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Engine.BuildKit.Files;

/// <summary>
/// The things of a folder in the builder's order, found by their paths and by the folder that they lie in ("" is the folder itself).
/// </summary>
internal sealed class FolderTree
{
    private readonly Dictionary<string, ContextItem> _byPath;
    private readonly ILookup<string, string> _namesByFolder;

    public FolderTree(IEnumerable<ContextItem> items)
    {
        All = [.. items.OrderBy(item => item.Path, new SyncOrder())];
        _byPath = All.ToDictionary(item => item.Path, StringComparer.Ordinal);
        _namesByFolder = All.ToLookup(item => FolderOf(item.Path), item => NameOf(item.Path), StringComparer.Ordinal);
    }

    public IReadOnlyList<ContextItem> All { get; }

    public static string FolderOf(string path) => path[..Math.Max(0, path.LastIndexOf('/'))];

    public static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    public ContextItem? Find(string path) => _byPath.GetValueOrDefault(path);

    public IEnumerable<string> NamesIn(string folder) => _namesByFolder[folder];
}
