using System.Formats.Tar;
using System.Text;
using ImageBench.Images.Tar;
using ImageBench.Tests.Images.Archives;

namespace ImageBench.Tests.Images.Tar;

public class TarWalkerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public async Task EveryFormatOfAnotherWriterIsRead(TarEntryFormat format)
    {
        using var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, format, leaveOpen: true))
        {
            await writer.WriteEntryAsync(Make(format, TarEntryType.Directory, "some/dir"), Token);
            var file = Make(format, format == TarEntryFormat.V7 ? TarEntryType.V7RegularFile : TarEntryType.RegularFile, "some/dir/file");
            file.DataStream = new MemoryStream(new byte[1234]);
            await writer.WriteEntryAsync(file, Token);
            var link = Make(format, TarEntryType.SymbolicLink, "some/link");
            link.LinkName = "dir/file";
            await writer.WriteEntryAsync(link, Token);
        }

        Assert.Equal(
            ["Directory some/dir -> 0", "File some/dir/file -> 1234", "Symlink some/link -> dir/file 8"], await Read(tar.ToArray()));
    }

    [Theory]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public async Task LongNamesAreRead(TarEntryFormat format)
    {
        var name = string.Join('/', Enumerable.Repeat("ünïcode", 60));
        using var tar = new MemoryStream();
        await using (var writer = new TarWriter(tar, format, leaveOpen: true))
        {
            var link = Make(format, TarEntryType.SymbolicLink, name);
            link.LinkName = name + "2";
            await writer.WriteEntryAsync(link, Token);
            await writer.WriteEntryAsync(Make(format, TarEntryType.RegularFile, "short"), Token);
        }

        Assert.Equal([$"Symlink {name} -> {name}2 600", "File short -> 0"], await Read(tar.ToArray()));
    }

    [Fact]
    public async Task AUstarPrefixIsPartOfTheName() =>
        Assert.Equal(
            ["File a/b/c -> 0"],
            await Read(new TarBytes().Entry('0', "c", [], change: header => "a/b"u8.CopyTo(header.AsSpan(345))).End()));

    [Fact]
    public async Task OnlyFilesHaveContent() =>
        Assert.Equal(
            ["HardLink b -> a 0", "Directory d/ -> 0", "Other p -> 0", "File e -> 1"],
            await Read(
                new TarBytes().Entry('1', "b", [], claim: 900, link: "a")
                    .Entry('5', "d/", [], claim: 900)
                    .Entry('6', "p", [], claim: 900)
                    .File("e", 1)
                    .End()));

    // A volume's label, a GNU directory list, an access list of Solaris: writers that are no container tools put them between files.
    [Theory]
    [InlineData('V')]
    [InlineData('D')]
    [InlineData('A')]
    [InlineData('?')]
    public async Task ContentOfAKindThatNobodyKnowsIsPassedOver(char kind) =>
        Assert.Equal(["Other x -> 0", "File e -> 1"], await Read(new TarBytes().Entry(kind, "x", new byte[700]).File("e", 1).End()));

    [Fact]
    public async Task AnOldDirectoryIsToldByItsSlash() =>
        Assert.Equal(["Directory d/ -> 0", "File f -> 0"], await Read(new TarBytes().Entry('\0', "d/", []).Entry('\0', "f", []).End()));

    [Fact]
    public async Task GlobalHeadersSayNothingOfEntries() =>
        Assert.Equal(["File a -> 2"], await Read(new TarBytes().Entry('g', "g", "13 path=other\n"u8.ToArray()).File("a", 2).End()));

    [Fact]
    public async Task PaxTellsTheLengthOfTheContent() =>
        Assert.Equal(
            ["File a -> 600", "File b -> 0"],
            await Read(new TarBytes().Pax(("size", "600")).Entry('0', "a", new byte[600], claim: 0).File("b", 0).End()));

    [Fact]
    public async Task AnEmptyWordOfPaxSaysNothing() =>
        Assert.Equal(
            ["Symlink a -> b 1", "File c -> 3"],
            await Read(
                new TarBytes().Pax(("path", ""), ("linkpath", ""), ("uid", "")).Symlink("a", "b")
                    .Pax(("size", ""), ("path", ""), ("GNU.sparse.size", "")).File("c", 3)
                    .End()));

    [Fact]
    public async Task SparseFilesCountTheirHoles()
    {
        var old = new TarBytes().Entry('S', "old", new byte[100], change: header =>
        {
            header[482] = 1;
            Encoding.ASCII.GetBytes("00000200000").CopyTo(header, 483);
        });
        var more = new byte[512];
        more[504] = 1;
        var tar = new TarBytes().Raw(old.End()[..512]).Raw(more).Raw(new byte[512]).Raw(new byte[512])
            .Pax(("GNU.sparse.major", "1"), ("GNU.sparse.name", "new"), ("GNU.sparse.realsize", "70000")).File("GNUSparseFile.1/new", 700)
            .File("plain", 3);

        Assert.Equal(["File old -> 65536", "File new -> 70000", "File plain -> 3"], await Read(tar.End()));
    }

    [Fact]
    public async Task NamesKeepTheirBytes()
    {
        using var window = new Window(new MemoryStream(new TarBytes().File("a\u00ff\n", 0).End()));
        var walker = new TarWalker(window);
        await walker.Next(Token);

        Assert.Equal([0x61, 0xff, 0x0a], walker.Entry.Name.ToArray());
        Assert.Equal(@"a\xff\n", TarName.Text(walker.Entry.Name.Span));
    }

    [Fact]
    public async Task AChecksumOfSignedBytesIsGoodToo() =>
        Assert.Single(await Read(Changed(new TarBytes().File("\u00ff", 0).End(), header =>
        {
            var sum = (8 * ' ') + header[..148].Concat(header[156..512]).Sum(value => (sbyte)value);
            Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header, 148);
        })));

    [Fact]
    public async Task AnEndWithoutZerosIsAnEnd() =>
        Assert.Equal(["File a -> 700"], await Read(new TarBytes().File("a", 700).End()[..^1024]));

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

    private static byte[] Changed(byte[] tar, Action<byte[]> change)
    {
        change(tar);
        return tar;
    }

    private static System.Formats.Tar.TarEntry Make(TarEntryFormat format, TarEntryType type, string name) => format switch
    {
        TarEntryFormat.V7 => new V7TarEntry(type, name),
        TarEntryFormat.Ustar => new UstarTarEntry(type, name),
        TarEntryFormat.Pax => new PaxTarEntry(type, name),
        _ => new GnuTarEntry(type, name),
    };

    private static async Task<List<string>> Read(byte[] tar)
    {
        using var window = new Window(new PiecewiseStream(tar, 333));
        var walker = new TarWalker(window);
        var entries = new List<string>();
        while (await walker.Next(Token))
        {
            var entry = walker.Entry;
            entries.Add(
                $"{entry.Kind} {TarName.Text(entry.Name.Span)} -> {TarName.Text(entry.LinkTarget.Span)} {entry.Size}".Replace(
                    ">  ", "> ", StringComparison.Ordinal));
        }

        return entries;
    }

    private static async Task Refused(byte[] tar, string sentence) =>
        Assert.Contains(sentence, (await Assert.ThrowsAsync<InvalidDataException>(() => Read(tar))).Message, StringComparison.Ordinal);
}
