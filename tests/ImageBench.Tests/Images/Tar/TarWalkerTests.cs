using System.Formats.Tar;
using System.Text;
using ImageBench.Images.Tar;

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
            ["Directory some/dir -> 0", "File some/dir/file -> 1234", "Symlink some/link -> dir/file 8"],
            await WalkedTar.Read(tar.ToArray()));
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

        Assert.Equal([$"Symlink {name} -> {name}2 600", "File short -> 0"], await WalkedTar.Read(tar.ToArray()));
    }

    [Fact]
    public async Task AUstarPrefixIsPartOfTheName() =>
        Assert.Equal(
            ["File a/b/c -> 0"],
            await WalkedTar.Read(new TarBytes().Entry('0', "c", [], change: header => "a/b"u8.CopyTo(header.AsSpan(345))).End()));

    [Fact]
    public async Task OnlyFilesHaveContent() =>
        Assert.Equal(
            ["HardLink b -> a 0", "Directory d/ -> 0", "Other p -> 0", "File e -> 1"],
            await WalkedTar.Read(
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
        Assert.Equal(
            ["Other x -> 0", "File e -> 1"], await WalkedTar.Read(new TarBytes().Entry(kind, "x", new byte[700]).File("e", 1).End()));

    [Fact]
    public async Task AnOldDirectoryIsToldByItsSlash() =>
        Assert.Equal(
            ["Directory d/ -> 0", "File f -> 0"],
            await WalkedTar.Read(new TarBytes().Entry('\0', "d/", []).Entry('\0', "f", []).End()));

    [Fact]
    public async Task GlobalHeadersSayNothingOfEntries() =>
        Assert.Equal(
            ["File a -> 2"], await WalkedTar.Read(new TarBytes().Entry('g', "g", "13 path=other\n"u8.ToArray()).File("a", 2).End()));

    [Fact]
    public async Task PaxTellsTheLengthOfTheContent() =>
        Assert.Equal(
            ["File a -> 600", "File b -> 0"],
            await WalkedTar.Read(new TarBytes().Pax(("size", "600")).Entry('0', "a", new byte[600], claim: 0).File("b", 0).End()));

    [Fact]
    public async Task AnEmptyWordOfPaxSaysNothing() =>
        Assert.Equal(
            ["Symlink a -> b 1", "File c -> 3"],
            await WalkedTar.Read(
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

        Assert.Equal(["File old -> 65536", "File new -> 70000", "File plain -> 3"], await WalkedTar.Read(tar.End()));
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
    public async Task AnEndWithoutZerosIsAnEnd() =>
        Assert.Equal(["File a -> 700"], await WalkedTar.Read(new TarBytes().File("a", 700).End()[..^1024]));

    private static System.Formats.Tar.TarEntry Make(TarEntryFormat format, TarEntryType type, string name) => format switch
    {
        TarEntryFormat.V7 => new V7TarEntry(type, name),
        TarEntryFormat.Ustar => new UstarTarEntry(type, name),
        TarEntryFormat.Pax => new PaxTarEntry(type, name),
        _ => new GnuTarEntry(type, name),
    };
}
