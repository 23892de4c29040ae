using ImageBench.Images.Archives;
using ImageBench.Images.Packages;
using ImageBench.Images.Tar;
using ImageBench.Images.Tree;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.Tests.Images.Archives;

public class ArchiveContentsTests
{
    [Fact]
    public void LayersThatNameMorePackagesTogetherThanAnImageHasAreRefused()
    {
        var contents = new ArchiveContents();
        for (var layer = 1; layer <= 4; layer++)
            contents.Add($"l{layer}", FullLayer());

        var refused = Assert.Throws<InvalidDataException>(() => contents.Add("l5", FullLayer()));

        Assert.Equal("its layers name more packages than an image has", refused.Message);
    }

    private static Blob FullLayer()
    {
        var package = new InstalledPackage("dpkg", "a", "1", "amd64", null);
        var content = new LayerContent("sha256:0", new ByteSize(1), 1, 0, 0, new EntryLog(withDetails: false))
        {
            Packages = new Dictionary<string, IReadOnlyList<InstalledPackage>>
            {
                ["var/lib/dpkg/status"] = [.. Enumerable.Repeat(package, PackageReader.PackageLimit)],
            },
        };
        return new Blob("sha256:0", new ByteSize(1), Compression.None, null, content, null);
    }
}
