using ImageBench.Images.Changes;
using ImageBench.Model;
using ImageBench.Model.Images.Entries;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;
using static ImageBench.Tests.Images.Changes.ComparedImages;

namespace ImageBench.Tests.Images.Changes;

/// <summary>What became of each file, layer and byte from one image to another.</summary>
public class ImageDifferenceTests
{
    private static readonly byte[] One = [1, 2, 3];
    private static readonly byte[] Other = [1, 2, 4];

    [Fact]
    public async Task EachFileTellsWhatBecameOfIt()
    {
        var difference = await Between(
            new TarBytes().File("same", One).File("content", One).File("grown", One).File("shrunk", [.. One, 4]).File("gone", One)
                .Owned("mode", One, "644").Owned("owner", One, "644").Symlink("link", "one").File("type", One).Directory("empty"),
            new TarBytes().File("same", One).File("content", Other).File("grown", [.. One, 4, 5]).File("shrunk", One).File("new", One)
                .Owned("mode", One, "755").Owned("owner", One, "644", "1750").Symlink("link", "other").Symlink("type",
                    "one").Directory("empty").Directory("void"));

        Assert.Equal(
            [
                "/content Changed content 0", "/gone Removed  -3", "/grown Grown content 2", "/link Attributes link_target 2",
                    "/mode Attributes mode 0", "/new Added  3",
                "/owner Attributes owner 0", "/shrunk Shrunk content -1", "/type Changed type 0", "/void Added  0",
            ],
            difference.Files().OrderBy(file => file.Path, StringComparer.Ordinal)
                .Select(file => $"{file.Path} {file.Kind} {file.Aspects.Words()} {file.Change.Bytes}"));
        Assert.Equal((3, 0), (difference.VisibleChange.Bytes, difference.HiddenChange.Bytes));
    }

    [Fact]
    public async Task AHardLinkThatBecomesACopyIsAsLargeAsTheCopy()
    {
        var file = Assert.Single((await Between(new TarBytes().File("a", One).HardLink("b", "a"), new TarBytes().File("a", One)
            .File("b", One))).Files());

        Assert.Equal(("/b", FileChangeKind.Grown, ChangedAspects.Links, 3), (file.Path, file.Kind, file.Aspects, file.Change.Bytes));
    }

    [Fact]
    public async Task TheOrderInWhichALayerNamesItsLinksIsNoChange() =>
        Assert.Equal(0, (await Between(new TarBytes().File("a", One).HardLink("b", "a"), new TarBytes()
            .File("b", One).HardLink("a", "b"))).FileCount);

    [Fact]
    public async Task ADirectoryWithAnotherModeIsToldOnce()
    {
        var difference = await Between(
            new TarBytes().Entry('5', "d/", []).File("d/a", One),
            new TarBytes().Entry('5', "d/", [], change: header => "0000700"u8.CopyTo(header.AsSpan(100))).File("d/a", One));

        Assert.Equal(("/d", EntryKind.Directory, ChangedAspects.Mode),
            Assert.Single(difference.Files().Select(file => (file.Path, file.Entry, file.Aspects))));
    }

    [Fact]
    public async Task WhatNobodySeesAnyMoreIsToldApart()
    {
        var lower = new TarBytes().File("a", new byte[100]).End();
        var difference = await Between(
            new ArchiveBuilder().Layer(lower),
            new ArchiveBuilder().Layer(lower).Layer(new TarBytes().File("a", new byte[30]).End(), "RUN shrink"));

        Assert.Equal((30, -70, 100), (difference.UnpackedChange.Bytes, difference.VisibleChange.Bytes, difference.HiddenChange.Bytes));
        Assert.Equal((1, 2), Assert.Single(difference.Files().Select(file => (file.BaseLayer, file.HeadLayer))));
        Assert.Equal("RUN shrink", difference.ByInstruction().MaxBy(fold => fold.Added)!.Name);
    }

    [Fact]
    public async Task AnUpdateDownloadsTheLayersAboveTheSharedOnesTheConfigAndTheManifest()
    {
        var (lower, upper) = (new TarBytes().File("a", new byte[5000]).End(), new TarBytes().File("b", new byte[7000]).End());
        var (from, to) = (new ArchiveBuilder().Layer(lower), new ArchiveBuilder().Layer(lower).Layer(upper));
        var difference = ImageDifference.Between(await Read(from.Oci(ArchiveBuilder.Gzip)), await Read(to.Oci(ArchiveBuilder.Gzip)));

        Assert.Equal(1, difference.SharedLayerCount);
        Assert.Equal(difference.Head.Content!.Value.Bytes - ArchiveBuilder.Gzip(lower).Length, difference.UpdateDownload?.Bytes);
        Assert.Null((await Between(new TarBytes().File("a", One), new TarBytes().File("b", One))).UpdateDownload);
        Assert.Equal(default(ByteSize), (await Between(new TarBytes().File("a", One), new TarBytes().File("a", One))).UpdateDownload);
    }

    [Fact]
    public async Task LayersOfOneInstructionStandBesideEachOther()
    {
        var difference = await Between(
            new ArchiveBuilder().Layer(Tar("x"), "FROM").Layer(Tar("a"), "RUN a").Layer(Tar("b"), "RUN b").Layer(Tar("d"), "COPY d"),
            new ArchiveBuilder().Layer(Tar("x"), "FROM").Layer(Tar("a2"), "RUN a").Layer(Tar("c"), "RUN c").Layer(Tar("d2"), "COPY d"));

        Assert.Equal(
            ["FROM = FROM", "RUN a ~ RUN a", "RUN b ~ ", " ~ RUN c", "COPY d ~ COPY d"],
            difference.Layers.Select(pair => $"{pair.Base?.Instruction} {(pair.IsSame ? '=' : '~')} {pair.Head?.Instruction}"));

        static byte[] Tar(string name) => new TarBytes().File(name, One).End();
    }
}
