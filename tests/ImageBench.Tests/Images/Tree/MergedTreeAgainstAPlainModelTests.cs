using System.Globalization;
using System.Text;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Model.Images.Entries;
#pragma warning disable CA5394 // Do not use insecure randomness: it is seeded, so that a failure can be repeated

namespace ImageBench.Tests.Images.Tree;

/// <summary>Random layers, merged by the tree and by a model that is too slow and too plain to be wrong.</summary>
public class MergedTreeAgainstAPlainModelTests
{
    [Fact]
    public void BothWasteTheSameBytes()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var tree = new MergedTree();
            var model = new Model();
            var logs = new List<EntryLog>();
            for (var layer = 1; layer <= 5; layer++)
            {
                var log = new EntryLog();
                model.Layer = layer;
                for (var i = random.Next(12); i > 0; i--)
                {
                    var (kind, path, target) = Any(random);
                    var size = kind == TarKind.File ? random.Next(1, 1000) : 0;
                    log.Add(new TarEntry(kind, Encoding.ASCII.GetBytes(path), Encoding.ASCII.GetBytes(target), size));
                    model.Apply(kind, path, target, size);
                }

                tree.Apply(log);
                logs.Add(log);
            }

            for (var layer = 1; layer <= 5; layer++)
            {
                Assert.True(
                    model.Wasted.GetValueOrDefault(layer) == tree.WastedOf(layer).Bytes,
                    $"seed {seed.ToString(CultureInfo.InvariantCulture)}, layer {layer}");
            }

            Assert.Equal(model.Wasted.Values.Sum(), tree.Waste().Sum(file => file.Wasted.Bytes));
            var entries = LayerListing.Make(tree, logs).ToList();
            Assert.All(
                Enumerable.Range(1, 5),
                layer => Assert.Equal(
                    tree.WastedOf(layer).Bytes, entries.Where(entry => entry.LayerPosition == layer).Sum(entry => entry.Wasted.Bytes)));
            var visible = entries.Where(entry => entry is { Fate: EntryFate.Visible, Kind: not EntryKind.Directory }).Select(entry =>
                entry.Path[1..]);
            Assert.Equal(model.Files.Order(StringComparer.Ordinal), visible.Distinct().Order(StringComparer.Ordinal));
        }
    }

    private static (TarKind Kind, string Path, string Target) Any(Random random)
    {
        var path = Path(random);
        var name = path[(path.LastIndexOf('/') + 1)..];
        return random.Next(8) switch
        {
            0 or 1 or 2 => (TarKind.File, path, ""),
            3 => (TarKind.Directory, path, ""),
            4 => (TarKind.HardLink, path, Path(random)),
            5 or 6 => (TarKind.File, path[..^name.Length] + ".wh." + name, ""),
            _ => (TarKind.File, path + "/.wh..wh..opq", ""),
        };
    }

    private static string Path(Random random) =>
        string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => "abc"[random.Next(3)]));

    private sealed class Inode(int layer, int size)
    {
        public int Layer => layer;

        public int Size => size;
    }

    private sealed class Model
    {
        // The inode is null for a directory.
        private readonly Dictionary<string, (Inode? Inode, int Layer)> _names = [];

        public Dictionary<int, int> Wasted { get; } = [];

        public int Layer { get; set; }

        public IEnumerable<string> Files => _names.Where(name => name.Value.Inode is not null).Select(name => name.Key);

        public void Apply(TarKind kind, string path, string target, int size)
        {
            var slash = path.LastIndexOf('/') + 1;
            var name = path[slash..];
            if (name == ".wh..wh..opq")
                Hide(path[..slash], "");
            else if (name.StartsWith(".wh.", StringComparison.Ordinal))
                Hide(path[..slash] + name[4..] + "/", path[..slash] + name[4..]);
            else
                Write(kind, path, target, size);
        }

        private void Hide(string prefix, string self)
        {
            foreach (var name in Below(prefix, self))
            {
                if (_names[name].Layer < Layer && (_names[name].Inode is not null || Below(name + "/", "").Count == 0))
                    Remove(name);
            }
        }

        private void Write(TarKind kind, string path, string target, int size)
        {
            for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
                MakeDirectory(path[..slash], isNamed: false);
            if (kind == TarKind.Directory)
            {
                MakeDirectory(path, isNamed: true);
                return;
            }

            var inode = kind == TarKind.HardLink && _names.GetValueOrDefault(target).Inode is { } linked ? linked : new Inode(Layer, size);
            _names[""] = (inode, Layer); // Holds it while its other names go.
            foreach (var name in Below(path + "/", path))
                Remove(name);
            _names[path] = (inode, Layer);
            _names.Remove("");
        }

        private void MakeDirectory(string path, bool isNamed)
        {
            if (_names.TryGetValue(path, out var there) && there.Inode is not null)
                Remove(path);
            if (isNamed || !_names.ContainsKey(path))
                _names[path] = (null, Layer);
        }

        private void Remove(string path)
        {
            var inode = _names[path].Inode;
            _names.Remove(path);
            if (inode is not null && inode.Layer < Layer && _names.Values.All(other => other.Inode != inode))
                Wasted[inode.Layer] = Wasted.GetValueOrDefault(inode.Layer) + inode.Size;
        }

        private List<string> Below(string prefix, string self) =>
            [.. _names.Keys
                .Where(name => name == self || name.StartsWith(prefix, StringComparison.Ordinal))
                .OrderByDescending(name => name.Length)];
    }
}
