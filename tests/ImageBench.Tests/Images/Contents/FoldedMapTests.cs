using ImageBench.Images.Archives;
using ImageBench.Images.Contents;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Contents;

public class FoldedMapTests
{
    [Fact]
    public async Task LargeFilesStandAloneAndTheRestOfAFolderIsOneByLayerAndKind()
    {
        var facts = await Read(
            new TarBytes().File("usr/lib/libc.so", 900_000).File("usr/lib/one.txt", 20).File("etc/hosts", 30),
            new TarBytes().File("usr/lib/two.txt", 40).File("app/run", 500_000).HardLink("app/again", "app/run").File("empty", 0));

        Assert.Equal(
            [
                "/usr/lib/libc.so file 1 shared-libraries 900000 1",
                "/app/run file 2 other 500000 1",
                "/usr/lib/two.txt file 2 other 40 1",
                "/etc/hosts file 1 other 30 1",
                "/usr/lib/one.txt file 1 other 20 1",
                "/ folder 2 other 0 1",
            ],
            facts.Contents!.Map.Select(Told));
    }

    [Fact]
    public async Task AllPartsTogetherAreAllFilesHoweverManyThereAre()
    {
        var (first, second) = (new TarBytes(), new TarBytes());
        for (var i = 0; i < 6_000; i++)
        {
            var name = FormattableString.Invariant($"d{i % 70}/e{i % 11}/f{i % 7}/{i}.{(i % 2 == 0 ? "so" : "go")}");
            (i % 3 == 0 ? first : second).File(name, 20 + (i % 50));
        }

        var facts = await Read(first, second);

        Assert.InRange(facts.Contents!.Map.Count, 400, FoldedMap.MostParts + 16);
        Assert.Equal(facts.Contents.Unpacked.Bytes, facts.Contents.Map.Sum(part => part.Unpacked.Bytes));
        Assert.Equal(6_000, facts.Contents.Map.Sum(part => part.FileCount));
        Assert.Equal(facts.Contents.Map.OrderByDescending(part => part.Unpacked), facts.Contents.Map);
        foreach (var kind in Enum.GetValues<ContentKind>())
        {
            var ofKind = facts.Contents.Map.Where(part => part.Kind == kind);
            Assert.Equal(facts.Contents.Of(kind).Bytes, ofKind.Sum(part => part.Unpacked.Bytes));
        }
    }

    [Fact]
    public async Task WhatIsDeletedOrReplacedIsNowhere()
    {
        var facts = await Read(
            new TarBytes().File("a/gone", 1_000).File("a/old", 2_000).File("b/stays", 10),
            new TarBytes().File("a/.wh.gone", 0).File("a/old", 30));

        Assert.Equal(["/a/old file 2 other 30 1", "/b/stays file 1 other 10 1"], facts.Contents!.Map.Select(Told));
    }

    [Fact]
    public async Task OfALayerTheLargestFilesStandAloneHoweverSmallTheyAre()
    {
        var facts = await Read(new TarBytes().File("large", 50_000_000), new TarBytes().File("x/y/main.go", 9).File("x/y/go.mod", 5));

        Assert.Equal(["/x/y/main.go", "/x/y/go.mod"], facts.Contents!.Map.Where(part => part is { LayerPosition: 2, IsFile: true })
            .Select(part => part.Path));
    }

    private static string Told(FoldedFiles part) => FormattableString.Invariant(
        $"{part.Path} {(part.IsFile ? "file" : "folder")} {part.LayerPosition} {part.Kind.Word()} {part.Unpacked.Bytes} {part.FileCount}");

    private static Task<ImageFacts> Read(params TarBytes[] layers)
    {
        var image = new ArchiveBuilder();
        foreach (var layer in layers)
            image.Layer(layer.End());
        return ImageArchive.Read(new MemoryStream(image.Legacy()), new ImageReading(), TestContext.Current.CancellationToken);
    }
}
