using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Tar;
using static ImageBench.Tests.Images.Tree.LayerMerge;

namespace ImageBench.Tests.Images.Tree;

/// <summary>What layers upon layers come to: who hides what, and what is wasted by it.</summary>
public class MergedTreeTests
{
    [Fact]
    public async Task ADeletedDirectoryCountsAllThatWasBelowIt()
    {
        var tree = await Merge(
            new TarBytes().Directory("d").Directory("d/sub").File("d/sub/big", 524_288),
            new TarBytes().File(".wh.d", 0));

        Assert.Equal([524_288, 0], Wasted(tree, 2));
        Assert.Equal([new WastedFile("/d/sub/big", new ByteSize(524_288), 1)], tree.Waste());
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
    public async Task DirectoriesMerge() =>
        Assert.Equal(
            [0, 0], Wasted(await Merge(new TarBytes().Directory("d").File("d/a", 1), new TarBytes().Directory("d").File("d/b", 2)), 2));

    [Fact]
    public async Task ALayerThatWritesAFileTwiceWastesNothing() =>
        Assert.Equal([0, 0], Wasted(await Merge(new TarBytes().File("f", 5).File("f", 6), new TarBytes().File("g", 1)), 2));

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
}
