using ImageBench.Engine.BuildKit.Files;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Tests.Engine.BuildKit.Files;

public class SyncStatTests
{
    private readonly SyncStat _stat = new();

    // By Go's own numbers: 0o20000000000 is a folder, and so on.
    [Theory]
    [InlineData(ContextItemKind.File, 0b110_100_100, 0x1A4u)]
    [InlineData(ContextItemKind.Directory, 0b111_101_101, 0x800001EDu)]
    [InlineData(ContextItemKind.Symlink, 0b111_111_111, 0x080001FFu)]
    [InlineData(ContextItemKind.Pipe, 0b110_100_100, 0x020001A4u)]
    [InlineData(ContextItemKind.CharacterDevice, 0b110_110_110, 0x042001B6u)]
    [InlineData(ContextItemKind.BlockDevice, 0b110_000_000, 0x04000180u)]
    [InlineData(ContextItemKind.File, 0b100_111_101_001, 0x008001E9u)]
    [InlineData(ContextItemKind.File, 0b010_111_101_001, 0x004001E9u)]
    [InlineData(ContextItemKind.Directory, 0b001_111_111_111, 0x801001FFu)]
    internal void ModesAreAsGoWritesThem(ContextItemKind kind, int mode, uint written) =>
        Assert.Equal(written, Of(new ContextItem("x", kind, 0, (UnixFileMode)mode, DateTimeOffset.UnixEpoch)).Mode);

    [Fact]
    public void TimesAreNanosecondsAlsoBefore1970()
    {
        Assert.Equal(1_500_000_100, Of(Listed.File("a") with { ModifiedAt = DateTimeOffset.UnixEpoch.AddTicks(15_000_001) }).ModTime);
        Assert.Equal(-1_000_000_000, Of(Listed.File("b") with { ModifiedAt = DateTimeOffset.UnixEpoch.AddSeconds(-1) }).ModTime);
    }

    [Fact]
    public void EverythingBelongsToRootAndSizesAreInBytes()
    {
        var file = Of(Listed.File("é", "üü"));
        var link = Of(Listed.Link("l", "ü/x"));

        Assert.Equal((0u, 0u, "é", 4L, ""), (file.Uid, file.Gid, file.Path, file.Size, file.Linkname));
        Assert.Equal((4L, "ü/x"), (link.Size, link.Linkname));
    }

    [Fact]
    public void ExtendedAttributesAreToldAsTheyAre()
    {
        var item = Listed.File("a") with
        {
            Attributes = new Dictionary<string, ReadOnlyMemory<byte>> { ["user.note"] = "x\0y"u8.ToArray(), ["user.empty"] = default },
        };

        var told = Of(item).Xattrs;

        Assert.Equal(2, told.Count);
        Assert.Equal("x\0y"u8.ToArray(), told["user.note"].ToByteArray());
        Assert.Empty(told["user.empty"]);
        Assert.Empty(Of(Listed.File("b")).Xattrs);
    }

    [Fact]
    public void TheSecondNameOfAFileIsALinkToTheFirstThatWasTold()
    {
        var (one, other) = (new FileNumber(1, 7), new FileNumber(2, 7));

        (string, long)[] links = [.. new[] { ("a", one), ("b", other), ("c", one), ("d", other), ("e", one) }
            .Select(name => Of(Listed.File(name.Item1, "four") with { Number = name.Item2 }))
            .Select(stat => (stat.Linkname, stat.Size))];

        Assert.Equal([("", 4), ("", 4), ("a", 0), ("b", 0), ("a", 0)], links);
    }

    [Fact]
    public void ADeviceIsToldByItsNumbersAndAllElseHasNone()
    {
        var device = Of(Listed.File("null") with { Kind = ContextItemKind.CharacterDevice, Length = 0, Device = new DeviceNumber(1, 3) });
        var numbers = (device.Devmajor, device.Devminor);

        _stat.Fill(device, Listed.File("a"));

        Assert.Equal((1L, 3L), numbers);
        Assert.Equal((0L, 0L), (device.Devmajor, device.Devminor));
    }

    [Fact]
    public void NothingIsLeftOfWhatWasToldBefore()
    {
        var stat = Of(Listed.Link("l", "target") with
        {
            Attributes = new Dictionary<string, ReadOnlyMemory<byte>> { ["user.note"] = "x"u8.ToArray() },
        });

        _stat.Fill(stat, Listed.Folder("d"));

        Assert.Equal(Of(Listed.Folder("d")), stat);
    }

    private Stat Of(ContextItem item)
    {
        var stat = new Stat();
        _stat.Fill(stat, item);
        return stat;
    }
}
