using ImageBench.Images.Tar;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Tar;
using static ImageBench.Tests.Images.Tree.LayerMerge;

namespace ImageBench.Tests.Images.Tree;

/// <summary>Names in layers upon layers, however they are written.</summary>
public class MergedNamesTests
{
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

    [Fact]
    public async Task TheDeepestPathIsFollowed()
    {
        var deep = string.Join('/', Enumerable.Repeat("a", TarName.PathLimit / 2));
        var tree = await Merge(new TarBytes().Pax(("path", deep)).File("", 9), new TarBytes().File(".wh.a", 0));

        Assert.Equal([9, 0], Wasted(tree, 2));
        await Assert.ThrowsAsync<InvalidDataException>(() => Merge(new TarBytes().Pax(("path", deep + "/bc")).File("", 9)));
    }
}
