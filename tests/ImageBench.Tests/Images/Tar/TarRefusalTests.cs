using System.Text;

namespace ImageBench.Tests.Images.Tar;

/// <summary>What no reader can make sense of ends in a sentence.</summary>
public class TarRefusalTests
{
    [Fact]
    public async Task EightExbibytesThatAreNotThereAreRefused() =>
        await Refused(
            new TarBytes().Entry('0', "huge", [1], claim: long.MaxValue).End(), "it ends in the middle of an entry, at or after huge");

    [Fact]
    public async Task SizesThatAreNoneAreRefused()
    {
        await Refused(new TarBytes().Entry('0', "a", [], change: header => header.AsSpan(124, 12).Fill(0xff)).End(), "no number of bytes");
        await Refused(new TarBytes().Entry('0', "a", [], change: header => "99"u8.CopyTo(header.AsSpan(124))).End(), "no number of bytes");
        await Refused(new TarBytes().Entry('0', "a", [], change: header => header.AsSpan(124, 12).Fill(0x80)).End(), "no number of bytes");
        await Refused(new TarBytes().Pax(("size", "-1")).File("a", 0).End(), "no number of bytes");
        await Refused(new TarBytes().Pax(("GNU.sparse.realsize", "9x")).File("a", 0).End(), "no number of bytes");
    }

    [Theory]
    [InlineData("99 path=a\n")]
    [InlineData("path=a\n")]
    [InlineData("0 \n")]
    [InlineData("-5 path=a\n")]
    [InlineData("10 path=a")]
    [InlineData("7 path\n")]
    [InlineData("99999999999999999999 path=a\n")]
    public async Task MalformedExtendedHeadersAreRefused(string records) =>
        await Refused(new TarBytes().Entry('x', "x", Encoding.ASCII.GetBytes(records)).File("a", 0).End(), "an extended header");

    [Fact]
    public async Task ANulInANameIsRefused() => await Refused(new TarBytes().Pax(("path", "a\0b")).File("a", 0).End(), "holds a NUL");

    [Fact]
    public async Task ExtendedHeadersHaveALimit() =>
        await Refused(new TarBytes().Entry('L', "x", new byte[2_000_000]).End(), "an extended header claims 2000000 bytes");

    [Fact]
    public async Task AWrongChecksumIsRefused()
    {
        await Refused(Changed(new TarBytes().File("a", 0).End(), header => header[0]++), "it is not a tar");
        await Refused(Changed(new TarBytes().File("a", 0).File("b", 0).End(), tar => tar[512]++), "the header after a is damaged");
    }

    [Fact]
    public async Task AChecksumOfSignedBytesIsGoodToo() =>
        Assert.Single(await WalkedTar.Read(Changed(new TarBytes().File("\u00ff", 0).End(), header =>
        {
            var sum = (8 * ' ') + header[..148].Concat(header[156..512]).Sum(value => (sbyte)value);
            Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
        })));

    private static byte[] Changed(byte[] tar, Action<byte[]> change)
    {
        change(tar);
        return tar;
    }

    private static async Task Refused(byte[] tar, string sentence) =>
        Assert.Contains(
            sentence,
            (await Assert.ThrowsAsync<InvalidDataException>(() => WalkedTar.Read(tar))).Message,
            StringComparison.Ordinal);
}
