using System.Text.Json;
using ImageBench.Model;
using ImageBench.Model.Images;
using ImageBench.Statistics;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Reports.Page.Maps;

public class MapPartTests
{
    [Fact]
    public void TheScriptIsGivenFoldersWithinFoldersAndWhoseEachBoxIs()
    {
        using var data = JsonDocument.Parse(Data(new ReadPage(Results("/usr/lib/libc.so"))));
        var image = data.RootElement.GetProperty("images")[0];

        Assert.Equal("single", image.GetProperty("name").GetString());
        Assert.Equal("program", data.RootElement.GetProperty("kinds")[0].GetString());
        Assert.Equal(
            """["/","59.0 MB",59000000,"41 files and links",[["usr/lib","50.0 MB",50000000,"1 file or link","""
                + """[["libc.so","50.0 MB",50000000,"",1,0,1]]],"""
                + """["","9.00 MB",9000000,"40 files and links",7,1,4]]]""",
            image.GetProperty("root").GetRawText());
    }

    [Fact]
    public void TheSameIsSaidInTablesForThoseWithoutScripts()
    {
        var tables = new ReadPage(Results("/usr/lib/libc.so")).All("caption").Select(caption => caption.Value).ToList();

        Assert.Contains("The bytes of each image by kind", tables);
        Assert.Contains("single: the largest folders", tables);
    }

    [Fact]
    public void ThePackagesThatTakeMostAreToldWithWhatBroughtThem()
    {
        var page = new ReadPage(WithPackages(
            new LargePackage("dpkg", "libc6", "2.36", 1, new ByteSize(13_000_000)),
            new LargePackage("npm", "ms", "2.0.0", 4, new ByteSize(9_000)),
            new LargePackage("pip", "six", "1.16", 3, new ByteSize(800))));

        var table = page.All("table").Single(table => table.Element("caption")?.Value == "single: the largest packages");
        Assert.Equal(
            ["libc6|2.36|dpkg|parent|13.0 MB", "ms|2.0.0|npm|own|9.00 kB", "six|1.16|pip|–|800 B"],
            table.Element("tbody")!.Elements("tr").Select(row => string.Join('|', row.Elements().Select(cell => cell.Value.Trim()))));
        Assert.Contains("single: folders, largest files and packages", page.All("summary").Select(summary => summary.Value));
        Assert.Contains(
            "single: folders and largest files", new ReadPage(Results("/a")).All("summary").Select(summary => summary.Value));
    }

    [Fact]
    public void OfManyPackagesADozenIsShownAndTheirNamesAreText()
    {
        var name = $"</td><script>alert(1)</script>{HostileText.Everything}";
        var page = new ReadPage(WithPackages(
            [.. Enumerable.Repeat(new LargePackage(name, name, name, 1, new ByteSize(1_000)), 50)]));

        var table = page.All("table").Single(table => table.Element("caption")?.Value == "single: the largest packages");
        Assert.Equal(12, table.Element("tbody")!.Elements("tr").Count());
        Assert.Empty(HostileText.In(page.Html));
        Assert.Single(page.All("script"), script => script.Attribute("type") is null);
    }

    [Fact]
    public void APathThatLooksLikeMarkupEndsNothing()
    {
        var page = new ReadPage(Results($"/usr/</script><script>alert(1)</script>{HostileText.Everything}/\"\\x"));

        Assert.Single(page.All("script"), script => script.Attribute("type") is null);
        Assert.Empty(HostileText.In(page.Html));
        using var data = JsonDocument.Parse(Data(page));
        Assert.Contains(
            "</script><script>alert(1)",
            data.RootElement.GetProperty("images")[0].GetProperty("root")[4][0][0].GetString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void ARunThatKeptNoMapHasNone() => Assert.DoesNotContain(
        new ReadPage(SampleFindings.WithContents).All("div"), part => part.Attribute("class")?.Value == "map");

    private static string Data(ReadPage page) =>
        page.All("script").Single(script => script.Attribute("id")?.Value == "map-data").Value;

    private static RunResults WithPackages(params LargePackage[] packages)
    {
        var image = Results("/a").Contents.Single();
        return Results("/a") with { Contents = [image with { Contents = image.Contents with { Packages = packages } }] };
    }

    private static RunResults Results(string path) => SampleFindings.WithContents with
    {
        Layers = [SampleLayers.Of(SampleResults.SingleStage, 1, "", true, 1, 1, 0),
            SampleLayers.Of(SampleResults.SingleStage, 4, "COPY", false, 1, 1, 0)],
        Contents =
        [
            new VariantContents(SampleResults.SingleStage.Key, new ImageContents([], [])
            {
                Map =
                [
                    new FoldedFiles(path, true, 1, ContentKind.SharedLibraries, new ByteSize(50_000_000), 1),
                    new FoldedFiles("/", false, 4, ContentKind.Other, new ByteSize(9_000_000), 40),
                ],
            }),
        ],
    };
}
