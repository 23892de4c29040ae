using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Tar;
using static ImageBench.Tests.Images.Tree.LayerMerge;

namespace ImageBench.Tests.Images.Tree;

/// <summary>Links in layers upon layers: a link is one thing, what it leads to another.</summary>
public class MergedLinksTests
{
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
}
