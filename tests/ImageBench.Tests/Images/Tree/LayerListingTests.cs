using ImageBench.Images.Archives;
using ImageBench.Model;
using ImageBench.Model.Images.Entries;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Tree;

public class LayerListingTests
{
    [Fact]
    public async Task SayWhatBecameOfEachEntry() => Assert.Equal(
        [
            "1 /d directory visible",
            "1 /d/a file deleted 10 wasted",
            "1 /d/b file replaced 20 wasted",
            "1 /s symlink replaced 4 wasted",
            "1 /e directory replaced",
            "1 /e/f file visible",
            "2 /d/a whiteout",
            "2 /d/b file replaced 30 wasted",
            "2 /s file visible",
            "2 /e directory visible",
            "3 /d/b file visible",
            "3 /d opaque-whiteout",
        ],
        await Read(
            new TarBytes().Directory("d").File("d/a", 10).File("d/b", 20).Symlink("s", "d/b/").Directory("e").File("e/f", 5),
            new TarBytes().File("d/.wh.a", 0).File("d/b", 30).File("s", 1).Directory("e"),
            new TarBytes().File("d/b", 40).File("d/.wh..wh..opq", 0)));

    [Fact]
    public async Task AHardLinkKeepsItsBytesAlive()
    {
        var layers =
            new[] { new TarBytes().File("a", 10).HardLink("b", "./a"), new TarBytes().File(".wh.a", 0), new TarBytes().File(".wh.b", 0) };

        Assert.Equal(["1 /a file deleted", "1 /b hard-link visible", "2 /a whiteout"], await Read(layers[..2]));
        Assert.Equal(["1 /a file deleted 10 wasted", "1 /b hard-link deleted", "2 /a whiteout", "3 /b whiteout"], await Read(layers));
    }

    [Fact]
    public async Task WhatItsOwnLayerWritesAgainIsReplacedAndNoWaste() =>
        Assert.Equal(["1 /f file replaced", "1 /f file visible"], await Read(new TarBytes().File("f", 1).File("f", 2)));

    [Fact]
    public async Task LinksHaveTheirTargetsAndNamesStayReadable()
    {
        var entries = new List<LayerEntry>();
        var layer = new TarBytes().Directory(".")
            .Symlink("a\u00ff", "../x")
            .HardLink("b", "usr//c")
            .Setuid("su", 1)
            .Entry('3', "dev", [])
            .End();
        await ImageArchive.Read(new MemoryStream(new ArchiveBuilder().Layer(layer).Legacy()),
            new ImageReading { KeepEntries = entries.AddRange }, TestContext.Current.CancellationToken);

        Assert.Equal(["/", @"/a\xff", "/b", "/su", "/dev"], entries.Select(entry => entry.Path));
        Assert.Equal([null, "../x", "/usr/c", null, null], entries.Select(entry => entry.LinkTarget));
        Assert.Equal(
            [EntryKind.Directory, EntryKind.Symlink, EntryKind.HardLink, EntryKind.File, EntryKind.Other],
            entries.Select(entry => entry.Kind));
        Assert.Equal([false, false, false, true, false], entries.Select(entry => entry.IsSetuid));
        Assert.All(entries, entry => Assert.Equal(EntryFate.Visible, entry.Fate));
    }

    private static async Task<IEnumerable<string>> Read(params TarBytes[] layers)
    {
        var image = layers.Aggregate(new ArchiveBuilder(), (builder, layer) => builder.Layer(layer.End()));
        var entries = new List<LayerEntry>();
        var facts = await ImageArchive.Read(new MemoryStream(image.Legacy()), new ImageReading { KeepEntries = entries.AddRange },
            TestContext.Current.CancellationToken);
        Assert.Equal(facts.Unpacked.Bytes, entries.Sum(entry => entry.Unpacked.Bytes));
        Assert.Equal(facts.Wasted!.Value.Bytes, entries.Sum(entry => entry.Wasted.Bytes));
        return entries.Select(entry =>
            $"{entry.LayerPosition} {entry.Path} "
                + $"{entry.Kind.Word()}{(entry.Fate is { } fate ? " " + fate.Word() : "")}"
                + $"{(entry.Wasted.Bytes > 0 ? $" {entry.Wasted.Bytes} wasted" : "")}");
    }
}
