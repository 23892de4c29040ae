using ImageBench.Tests.Images.Tar;
using static ImageBench.Tests.Images.Changes.ComparedImages;

namespace ImageBench.Tests.Images.Changes;

/// <summary>By which names the largest changes are told.</summary>
public class LargestChangeTests
{
    private static readonly byte[] One = [1, 2, 3];
    private static readonly byte[] Other = [1, 2, 4];

    [Fact]
    public async Task AChangeIsNamedByTheSmallestThingThatHoldsMostOfIt()
    {
        var from = new TarBytes().File("etc/passwd", new byte[50]).File("usr/lib/a/one", new byte[10]);
        var to = new TarBytes().File("etc/passwd", new byte[55]).File("usr/lib/a/one", new byte[10])
            .File("usr/lib/a/b/large", new byte[4000]).File("usr/lib/a/small", new byte[20]);
        for (var i = 0; i < 40; i++)
            to.File($"opt/many/{i}", new byte[50]);

        Assert.Equal(
            ["/usr/lib/a/b/large False 4000", "/opt/many True 2000", "/usr/lib/a/small False 20", "/etc/passwd False 5"],
            (await Between(from, to)).Largest(10).Select(change => $"{change.Path} {change.IsDirectory} {change.Change.Bytes}"));
    }

    [Fact]
    public async Task AVersionThatTakesAnothersPlaceIsSeen()
    {
        var difference = await Between(
            new TarBytes().File("opt/v1/lib", new byte[1000]).File("a", One), new TarBytes().File("opt/v2/lib", new byte[1000])
                .File("a", One));

        Assert.Equal(0, difference.UnpackedChange.Bytes);
        Assert.Equal(["/opt/v1/lib -1000", "/opt/v2/lib 1000"], difference.Largest(10)
            .Select(change => $"{change.Path} {change.Change.Bytes}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WhereNoSizeChangedTheFilesAreCounted()
    {
        var (from, to) = (new TarBytes(), new TarBytes());
        for (var i = 0; i < 30; i++)
        {
            from.File($"app/dist/{i}", One);
            to.File($"app/dist/{i}", Other);
        }

        Assert.Equal(
            ["/app/dist 30", "/etc/hosts 1"],
            (await Between(from.File("etc/hosts", One), to.File("etc/hosts", Other))).Largest(10)
                .Select(change => $"{change.Path} {change.Files}"));
    }
}
