using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Maps;

/// <summary>
/// A folder on the map of an image, with all below it; the most bytes first. Folders that hold nothing but one other are one with it:
/// "usr/lib".
/// </summary>
internal sealed record MapFolder(string Name, string Path, IReadOnlyList<MapFolder> Folders, IReadOnlyList<MapBox> Boxes)
{
    // A path can have some thousand names: what lies deeper is in the last of so many folders.
    private const int MostDepth = 20;

    public ByteSize Unpacked { get; } = ByteSize.Total(
        Folders.Select(folder => folder.Unpacked).Concat(Boxes.Select(box => box.Files.Unpacked)));

    public long FileCount { get; } = Folders.Sum(folder => folder.FileCount) + Boxes.Sum(box => (long)box.Files.FileCount);

    /// <summary>What of it the Dockerfile made; null where that is not known of all.</summary>
    public ByteSize? Own { get; } = Folders.Select(folder => folder.Own)
        .Concat(Boxes.Select(box => box.IsOwn switch { true => box.Files.Unpacked, false => default(ByteSize), null => (ByteSize?)null }))
        .Aggregate((ByteSize?)default(ByteSize), (sum, own) => sum + own);

    /// <summary>The map of an image with these layers.</summary>
    public static MapFolder Of(IReadOnlyList<FoldedFiles> map, IReadOnlyList<LayerSummary> layers)
    {
        var fromParent = layers.DistinctBy(layer => layer.Position).ToDictionary(layer => layer.Position, layer => layer.FromParent);
        var root = new Branch();
        foreach (var files in map)
        {
            var names = files.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
            var folders = files.IsFile && names.Length > 0 ? names[..^1] : names;
            var branch = folders.Take(MostDepth).Aggregate(root, (at, name) => at.Find(name));
            branch.Boxes.Add(new MapBox(
                files.IsFile && names.Length > 0 ? names[^1] : "", files, !fromParent.GetValueOrDefault(files.LayerPosition)));
        }

        return root.Close("/", "");
    }

    /// <summary>The folders below it down to so many levels, each behind the one that it lies in.</summary>
    public IEnumerable<MapFolder> Below(int levels) =>
        levels == 0 ? [] : Folders.SelectMany(folder => folder.Below(levels - 1).Prepend(folder));

    private sealed class Branch
    {
        private readonly Dictionary<string, Branch> _folders = new(StringComparer.Ordinal);

        public List<MapBox> Boxes { get; } = [];

        public Branch Find(string name)
        {
            if (!_folders.TryGetValue(name, out var found))
                _folders[name] = found = new Branch();
            return found;
        }

        public MapFolder Close(string name, string path)
        {
            var folders = _folders.Select(folder => folder.Value.Close(folder.Key, $"{path}/{folder.Key}"));
            var closed = new MapFolder(
                name,
                path.Length == 0 ? "/" : path,
                [.. folders.OrderByDescending(folder => folder.Unpacked).ThenBy(folder => folder.Name, StringComparer.Ordinal)],
                [.. Boxes.OrderByDescending(box => box.Files.Unpacked)]);
            return closed is { Boxes: [], Folders: [var only] } && path.Length > 0
                ? only with { Name = $"{name}/{only.Name}" }
                : closed;
        }
    }
}
