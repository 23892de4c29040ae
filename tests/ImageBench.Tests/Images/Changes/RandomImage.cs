using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;
#pragma warning disable CA5394 // Do not use insecure randomness: it is seeded, so that a failure can be repeated

namespace ImageBench.Tests.Images.Changes;

/// <summary>
/// Layers at random, such that GNU tar unpacks them to what an engine would: no path leads through a link of a lower layer, and within a
/// layer a name is one thing. Names are few, so that two images have many of them in common.
/// </summary>
internal sealed class RandomImage(Random random)
{
    private static readonly string[] Names = ["a", "b", "c", "d.so", "e f"];

    public List<byte[]> Layers { get; } = [];

    /// <summary>An image of the first layers of another, and some of its own.</summary>
    public RandomImage Grown(int shared, int own)
    {
        var grown = new RandomImage(random);
        grown.Layers.AddRange(Layers.Take(shared));
        for (var i = 0; i < own; i++)
            grown.Layers.Add(Layer(isFirst: shared + i == 0));
        return grown;
    }

    public ArchiveBuilder Archive()
    {
        var archive = new ArchiveBuilder();
        for (var i = 0; i < Layers.Count; i++)
            archive.Layer(Layers[i], $"RUN step {i}");
        return archive;
    }

    private byte[] Layer(bool isFirst)
    {
        var tar = new TarBytes();
        var kinds = new Dictionary<string, char> { [""] = '5' };
        var files = new List<string>();
        for (var i = random.Next(14); i > 0; i--)
        {
            var path = Path(tar, kinds);
            if (path is null)
                continue;
            var kind = "00001225W"[random.Next(isFirst ? 8 : 9)];
            kinds[path] = kind;
            Add(tar, kind, path, files);
        }

        return tar.End();
    }

    private void Add(TarBytes tar, char kind, string path, List<string> files)
    {
        var mode = random.Next(3) == 0 ? "600" : "644";
        if (kind == 'W')
            tar.File(path[..(path.LastIndexOf('/') + 1)] + ".wh." + path[(path.LastIndexOf('/') + 1)..], 0);
        else if (kind == '5')
            tar.Directory(path);
        else if (kind == '2')
            tar.Symlink(path, Names[random.Next(Names.Length)]);
        else if (kind == '1' && files.Count > 0)
            tar.HardLink(path, files[random.Next(files.Count)]);
        else
            tar.Owned(path, [.. Enumerable.Repeat((byte)random.Next(3), random.Next(5) * 7)], mode);
        if (kind is '0' or '1')
            files.Add(path);
    }

    /// <summary>A path whose directories stand in the layer before it, or null where one of its names is something else already.</summary>
    private string? Path(TarBytes tar, Dictionary<string, char> kinds)
    {
        var path = "";
        for (var depth = random.Next(1, 4); depth > 0; depth--)
        {
            if (path.Length > 0 && kinds.TryAdd(path, '5'))
                tar.Directory(path);
            if (path.Length > 0 && kinds[path] != '5')
                return null;
            path = (path.Length > 0 ? path + "/" : "") + Names[random.Next(Names.Length)];
        }

        return kinds.ContainsKey(path) ? null : path;
    }
}
