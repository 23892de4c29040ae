using ImageBench.Images.Archives;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Tree;

public class MergedTreeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ADeletedDirectoryCountsAllThatWasBelowIt()
    {
        var tree = await Merge(
            new TarBytes().Directory("d").Directory("d/sub").File("d/sub/big", 52_428_800),
            new TarBytes().File(".wh.d", 0));

        Assert.Equal([52_428_800, 0], Wasted(tree, 2));
        Assert.Equal([new WastedFile("/d/sub/big", new ByteSize(52_428_800), 1)], tree.Waste());
    }

    [Fact]
    public async Task TheCopyThatSurvivesIsNotWaste()
    {
        var tree = await Merge(new TarBytes().File("f", 100), new TarBytes().File("f", 20), new TarBytes().File("f", 3));

        Assert.Equal([100, 20, 0], Wasted(tree, 3));
        Assert.Equal([new WastedFile("/f", new ByteSize(120), 2)], tree.Waste());
    }

    [Fact]
    public async Task AFileDeletedAtTheEndLeavesNoCopy()
    {
        var tree = await Merge(new TarBytes().File("f", 100), new TarBytes().File("f", 20), new TarBytes().File(".wh.f", 0));

        Assert.Equal([new WastedFile("/f", new ByteSize(120), 2)], tree.Waste());
    }

    [Fact]
    public async Task AFileThatComesBackIsCountedOnce()
    {
        var tree = await Merge(new TarBytes().File("f", 100), new TarBytes().File(".wh.f", 0), new TarBytes().File("f", 20));

        Assert.Equal([100, 0, 0], Wasted(tree, 3));
    }

    [Fact]
    public async Task AnOpaqueDirectoryHidesLowerLayersOnly()
    {
        var tree = await Merge(
            new TarBytes().Directory("d").File("d/a", 1).File("d/b", 2).Directory("d/sub").File("d/sub/c", 4).File("e", 8),
            new TarBytes().Directory("d").File("d/a", 16).File("d/.wh..wh..opq", 0).File("d/new", 32));

        Assert.Equal([7, 0], Wasted(tree, 2));
        Assert.Equal(["/d/sub/c", "/d/b", "/d/a"], tree.Waste().Select(file => file.Path));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AWhiteoutSparesItsOwnLayerInAnyOrder(bool whiteoutLast)
    {
        var lower = new TarBytes().Directory("d").File("d/a", 1).File("d/b", 2);
        var upper = whiteoutLast
            ? new TarBytes().Directory("d").File("d/a", 4).File(".wh.d", 0)
            : new TarBytes().File(".wh.d", 0).Directory("d").File("d/a", 4);

        Assert.Equal([3, 0, 0], Wasted(await Merge(lower, upper), 3));
        Assert.Equal([3, 4, 0], Wasted(await Merge(lower, upper, new TarBytes().File(".wh.d", 0)), 3));
    }

    [Fact]
    public async Task ADirectoryReplacedByAFileIsGoneWithAllBelow() =>
        Assert.Equal(
            [7, 0], Wasted(await Merge(new TarBytes().Directory("d").File("d/a", 3).File("d/s/b", 4), new TarBytes().File("d", 5)), 2));

    [Fact]
    public async Task AFileReplacedByADirectoryIsGone()
    {
        Assert.Equal([5, 0], Wasted(await Merge(new TarBytes().File("d", 5), new TarBytes().Directory("d").File("d/a", 3)), 2));
        Assert.Equal([5, 0], Wasted(await Merge(new TarBytes().File("d", 5), new TarBytes().File("d/a", 3)), 2));
    }

    [Fact]
    public async Task ASymlinkInThePlaceOfADirectoryHidesIt() =>
        Assert.Equal(
            [7, 0],
            Wasted(
                await Merge(
                    new TarBytes().Directory("lib").File("lib/a", 7), new TarBytes().Directory("usr/lib").Symlink("lib", "usr/lib")),
                2));

    [Fact]
    public async Task ADirectoryInThePlaceOfASymlinkWastesItsTarget() =>
        Assert.Equal(
            [7, 0],
            Wasted(
                await Merge(
                    new TarBytes().File("usr/lib/a", 9).Symlink("lib", "usr/lib"), new TarBytes().Directory("lib").File("lib/a", 1)),
                2));

    [Fact]
    public async Task DirectoriesMerge() =>
        Assert.Equal(
            [0, 0], Wasted(await Merge(new TarBytes().Directory("d").File("d/a", 1), new TarBytes().Directory("d").File("d/b", 2)), 2));

    [Fact]
    public async Task BytesWithAnotherNameAreNotWasted()
    {
        var linked = new TarBytes().File("a", 100).HardLink("b", "a");

        Assert.Equal([0, 0, 0], Wasted(await Merge(linked, new TarBytes().File(".wh.a", 0)), 3));
        Assert.Equal([100, 0, 0], Wasted(await Merge(linked, new TarBytes().File(".wh.a", 0), new TarBytes().File("b", 1)), 3));
    }

    [Fact]
    public async Task AHardLinkAcrossLayersKeepsTheBytes()
    {
        var tree = await Merge(
            new TarBytes().File("d/a", 100),
            new TarBytes().HardLink("b", "./d/a"),
            new TarBytes().File(".wh.d", 0),
            new TarBytes().File(".wh.b", 0));

        Assert.Equal([100, 0, 0, 0], Wasted(tree, 4));
        Assert.Equal([new WastedFile("/d/a", new ByteSize(100), 1)], tree.Waste());
    }

    [Fact]
    public async Task AHardLinkToNothingIsNothing() =>
        Assert.Equal(
            [0, 0],
            Wasted(
                await Merge(new TarBytes().HardLink("a", "gone").HardLink("b", "b"), new TarBytes().File(".wh.a", 0).HardLink("b", "b")),
                2));

    [Fact]
    public async Task ALayerThatWritesAFileTwiceWastesNothing() =>
        Assert.Equal([0, 0], Wasted(await Merge(new TarBytes().File("f", 5).File("f", 6), new TarBytes().File("g", 1)), 2));

    [Fact]
    public async Task NamesMeetHoweverTheyAreWritten() =>
        Assert.Equal(
            [15, 0],
            Wasted(await Merge(new TarBytes().File("/a/f", 5).File("b/f", 10), new TarBytes().File("./a//f", 1).File("c/../b/./f", 1)), 2));

    [Fact]
    public async Task NamesThatDifferInBytesDoNotMeet()
    {
        var tree = await Merge(new TarBytes().File("\u00fe", 5).File("\u00ff", 6), new TarBytes().File("\u00ff", 1));

        Assert.Equal([new WastedFile(@"/\xff", new ByteSize(6), 1)], tree.Waste());
    }

    [Theory]
    [InlineData("../etc/passwd")]
    [InlineData("a/../../b")]
    [InlineData("/..")]
    public async Task ANameThatLeadsOutOfTheImageIsRefused(string name)
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => Merge(new TarBytes().File(name, 1)));
        await Assert.ThrowsAsync<InvalidDataException>(() => Merge(new TarBytes().HardLink("a", name)));
        Assert.Equal([0], Wasted(await Merge(new TarBytes().Symlink("a", name)), 1));
    }

    [Theory]
    [InlineData(".wh.")]
    [InlineData(".wh..")]
    [InlineData(".wh...")]
    [InlineData(".wh..wh.plnk")]
    [InlineData("gone/.wh.a")]
    [InlineData("gone/.wh..wh..opq")]
    [InlineData("d/a/.wh..wh..opq")]
    [InlineData(".")]
    public async Task WhiteoutsOfNothingHideNothing(string name) =>
        Assert.Equal(
            [0, 0], Wasted(await Merge(new TarBytes().Directory(".").Directory("d").File("d/a", 1), new TarBytes().File(name, 0)), 2));

    [Fact]
    public async Task TheDeepestPathIsFollowed()
    {
        var deep = string.Join('/', Enumerable.Repeat("a", TarName.PathLimit / 2));
        var tree = await Merge(new TarBytes().Pax(("path", deep)).File("", 9), new TarBytes().File(".wh.a", 0));

        Assert.Equal([9, 0], Wasted(tree, 2));
        await Assert.ThrowsAsync<InvalidDataException>(() => Merge(new TarBytes().Pax(("path", deep + "/bc")).File("", 9)));
    }

    private static IEnumerable<long> Wasted(MergedTree tree, int layers) =>
        Enumerable.Range(1, layers).Select(layer => tree.WastedOf(layer).Bytes);

    private static async Task<MergedTree> Merge(params TarBytes[] layers)
    {
        var tree = new MergedTree();
        foreach (var layer in layers)
        {
            await using var tar = new HashedStream(new MemoryStream(layer.End()).ReadAsync);
            tree.Apply((await LayerReader.Read(tar, compared: null, withPackages: false, Token)).Entries);
        }

        return tree;
    }
}
