using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Statistics.Maps;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Statistics.Maps;

public class MapFolderTests
{
    [Fact]
    public void FoldersHoldAllBelowThemTheMostBytesFirstAndKnowWhatIsOwn()
    {
        var root = MapFolder.Of(
            [File("/usr/lib/x/libc.so", 1, 900), Rest("/usr/lib", 1, 50, 7), File("/app/run", 2, 2_000), Rest("/", 2, 5, 3)],
            [Layer(1, true), Layer(2, false)]);

        Assert.Equal(
            ["/ 2955 own 2005 files 12", "app 2000 own 2000 files 1", "usr/lib 950 own 0 files 8", "x 900 own 0 files 1"],
            root.Below(9).Prepend(root).Select(Told));
        Assert.Equal(["/app", "/usr/lib", "/usr/lib/x"], root.Below(9).Select(folder => folder.Path));
        Assert.Equal(("", true), (root.Boxes[0].Name, root.Boxes[0].IsOwn));
        Assert.Equal(["app", "usr/lib"], root.Below(1).Select(folder => folder.Name));
    }

    [Fact]
    public void WhereItIsNotKnownWhoseALayerIsNothingIsSaidOfIt()
    {
        var root = MapFolder.Of([File("/a/b", 1, 9), File("/c/d", 7, 3)], [Layer(1, null)]);

        Assert.All(root.Below(1).Prepend(root), folder => Assert.Null(folder.Own));
    }

    [Fact]
    public void APathOfThousandsOfNamesIsNoDepth()
    {
        var root = MapFolder.Of([File(string.Concat(Enumerable.Repeat("/a", 2_000)), 1, 9), File("//", 1, 1), Rest("", 1, 1, 1)], []);

        Assert.Equal(11, root.Unpacked.Bytes);
        Assert.True(root.Below(100).Count() <= 20);
    }

    private static string Told(MapFolder folder) =>
        FormattableString.Invariant($"{folder.Name} {folder.Unpacked.Bytes} own {folder.Own?.Bytes} files {folder.FileCount}");

    private static FoldedFiles File(string path, int layer, long bytes) =>
        new(path, true, layer, ContentKind.Other, new ByteSize(bytes), 1);

    private static FoldedFiles Rest(string path, int layer, long bytes, int files) =>
        new(path, false, layer, ContentKind.Other, new ByteSize(bytes), files);

    private static LayerSummary Layer(int position, bool? fromParent) =>
        new(null, position, "sha256:1", "", fromParent, default, null, 0, null);
}
