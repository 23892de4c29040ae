using ImageBench.Images.Archives;
using ImageBench.Images.Tree;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Tree;

/// <summary>Layers as a tree, and what each wasted of it.</summary>
internal static class LayerMerge
{
    public static IEnumerable<long> Wasted(MergedTree tree, int layers) =>
        Enumerable.Range(1, layers).Select(layer => tree.WastedOf(layer).Bytes);

    public static async Task<MergedTree> Merge(params TarBytes[] layers)
    {
        var tree = new MergedTree();
        foreach (var layer in layers)
        {
            await using var tar = new HashedStream(new MemoryStream(layer.End()).ReadAsync);
            var read = await LayerReader.Read(tar, compared: null, withPackages: false, TestContext.Current.CancellationToken);
            tree.Apply(read.Entries);
        }

        return tree;
    }
}
