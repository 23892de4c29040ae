namespace ImageBench.Engine.BuildKit.Files;

/// <summary>
/// Where the paths lead that a builder asks for ("followpaths"): each by its parts, wildcards in any of them, two stars for folders of any
/// depth (<c>COPY --parents **/*.csproj</c>), and a symlink on the way brings what it points to. Nothing outside the folder is ever found:
/// its root is the root of every path and link.
/// </summary>
internal sealed class FollowedPaths
{
    private const string AnyDepth = "**";

    // As many as an operating system follows before it takes them for a circle.
    private const int MostLinks = 40;

    // A folder whose links lead to more than that is sent whole.
    private const int MostPaths = 100_000;

    private readonly FolderTree _tree;
    private readonly Queue<(string Path, int Links)> _open = new();
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);

    private FollowedPaths(FolderTree tree) => _tree = tree;

    /// <summary>The paths that are there and what links on the way lead to; null where the whole folder was asked for.</summary>
    public static IReadOnlySet<string>? Find(FolderTree tree, IEnumerable<string> paths)
    {
        var followed = new FollowedPaths(tree);
        foreach (var path in paths)
            followed.Ask(path, links: 0);
        return followed.FollowAll() ? followed._found : null;
    }

    // A link that leads back into itself gives a longer path each time, so that having seen a path does not end it.
    private void Ask(string path, int links)
    {
        var parts = Parts(path);
        if (links <= MostLinks && _seen.Add(parts))
            _open.Enqueue((parts, links));
    }

    private bool FollowAll()
    {
        while (_open.TryDequeue(out var asked))
        {
            if (asked.Path.Length == 0 || _seen.Count > MostPaths)
                return false;
            Follow(asked.Path.Split('/'), asked.Links);
        }

        return true;
    }

    private void Follow(string[] parts, int links)
    {
        IReadOnlyCollection<string> folders = [""];
        for (var place = 0; place < parts.Length && folders.Count > 0; place++)
        {
            if (parts[place] == AnyDepth && place < parts.Length - 1)
            {
                folders = AtAnyDepth(folders);
                continue;
            }

            List<string> next = [];
            foreach (var path in folders.SelectMany(folder => Matches(folder, parts[place])))
            {
                var target = _tree.Find(path)!.LinkTarget;
                if (target is not null || place == parts.Length - 1)
                    _found.Add(path);
                if (target is not null)
                    Ask(Led(path, target, parts[(place + 1)..]), links + 1);
                else
                    next.Add(path);
            }

            folders = next;
        }
    }

    // Those themselves and all below them, each once: one that is known has all of its own with it.
    private HashSet<string> AtAnyDepth(IReadOnlyCollection<string> folders)
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in folders.OrderBy(folder => folder.Length).Where(folder => !all.Contains(folder)))
            all.UnionWith(_tree.FoldersBelow(folder).Prepend(folder));
        return all;
    }

    private static string Led(string link, string target, string[] rest) =>
        string.Join('/', [target.StartsWith('/') ? "" : FolderTree.FolderOf(link), target, .. rest]);

    private IEnumerable<string> Matches(string folder, string part)
    {
        var start = folder.Length == 0 ? "" : folder + "/";
        // Two stars among letters stand for more than one name: all that lies there is more than enough.
        if (part.Contains(AnyDepth, StringComparison.Ordinal))
            return _tree.NamesIn(folder).Select(name => start + name);
        if (GoPattern.IsPlain(part))
            return _tree.Find(start + part) is null ? [] : [start + part];
        return GoPattern.Parse(part) is { } pattern
            ? _tree.NamesIn(folder).Where(name => pattern.IsMatch(name)).Select(name => start + name)
            : [];
    }

    // As if the folder were the root: "../x" at the top is "x".
    private static string Parts(string path)
    {
        List<string> parts = [];
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else if (part is not ("" or "." or ".."))
                parts.Add(part);
        }

        return string.Join('/', parts);
    }
}
