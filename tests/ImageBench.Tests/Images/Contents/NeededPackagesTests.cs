using System.Text;
using ImageBench.Images.Archives;
using ImageBench.Images.Contents;
using ImageBench.Images.Tree;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Programs;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Images.Contents;

/// <summary>What files of some layers ask for of the packages that others installed, and where these files lie.</summary>
public class NeededPackagesTests
{
    private const int OfParent = 1;
    private const int OfPackages = 2;

    [Fact]
    public async Task ALibrarysPackageIsAskedForAndNotTheOneThatBuildingNeeds()
    {
        var image = await Image(new TarBytes().File("src/app", ElfBytes.Of("/lib/ld.so", ["libcurl.so.4", "libc.so.6"])));

        Assert.Equal(["libcurl4"], Needed(image));
    }

    [Fact]
    public async Task WhatRunsAScriptIsAskedForWhereTheScriptIsOneThatRuns()
    {
        Assert.Equal(["perl"], Needed(await Image(new TarBytes().Owned("app/run", "#!/usr/bin/env perl\n"u8.ToArray(), "755"))));
        Assert.Empty(Needed(await Image(new TarBytes().Owned("app/run.txt", "#!/usr/bin/env perl\n"u8.ToArray(), "644"))));
    }

    [Fact]
    public async Task WhatAContainerStartsIsAskedFor() =>
        Assert.Equal(["gcc"], Needed(await Image(new TarBytes().File("src/app.c", 10), "gcc", "--version")));

    [Fact]
    public async Task OfAProgramThatIsNotReadItIsNotKnown()
    {
        var image = await Image(new TarBytes().File("src/app", [.. "\u007fELF"u8, .. new byte[100]]));

        Assert.Null(NeededPackages.Of(image, IsOwn, OfParent));
    }

    [Fact]
    public async Task TheFewestPathsHoldAllThatIsWrittenAndNothingElse()
    {
        var image = await Image(new TarBytes()
            .File("src/app", 10).File("src/deep/er/file", 10).File("usr/local/bin/app", 10).Directory("data").Directory("usr/local/lib")
            .File("var/lib/apt/lists/x", 10).File("tmp/left", 10));

        Assert.Equal(["/data", "/src", "/usr/local/bin/app"], Written(image, 12));
        Assert.Equal(2, Written(image, 1)!.Count);
    }

    [Fact]
    public async Task AFolderWithManyThatWereWrittenIsNamedItself()
    {
        var own = new TarBytes();
        for (var number = 1; number <= 7; number++)
            own.File($"usr/local/bin/of-it-{number}", 10);

        Assert.Equal(["/usr/local/bin"], Written(await Image(own), 12));
    }

    [Fact]
    public async Task WhatAStepTookAwayOfTheParentsNoPathShows()
    {
        Assert.Null(Written(await Image(new TarBytes().File("src/app", 10).File("usr/local/bin/.wh.of-the-parent", 0)), 12));
        Assert.Equal(
            ["/src"], Written(await Image(new TarBytes().File("src/app", 10).File("usr/bin/.wh.gcc", 0)), 12));
    }

    [Fact]
    public async Task LayersThatWroteADatabaseOfPackagesAreKnown() =>
        Assert.Equal([OfParent, OfPackages], (await Image(new TarBytes().File("src/app", 10))).PackageLayers.Order());

    private static bool IsOwn(int layer) => layer > OfPackages;

    private static IReadOnlyList<string> Needed(ImageTree image) => NeededPackages.Of(image, IsOwn, OfParent)!;

    private static IReadOnlyList<string>? Written(ImageTree image, int most) =>
        WrittenPaths.Of(image.Tree, OfParent, IsOwn, ["/var/lib/apt", "/tmp"], most);

    // Of the parent, of a step that installs packages, and of one that does not.
    private static Task<ImageTree> Image(TarBytes own, params string[] command)
    {
        var parent = new TarBytes().Symlink("lib", "usr/lib").File("usr/lib/libc.so.6", 100).File("usr/local/bin/of-the-parent", 5)
            .Directory("usr/local/lib").File("usr/bin/env", 5)
            .File("var/lib/dpkg/status", Status("libc6")).File("var/lib/dpkg/info/libc6.list", "/lib/libc.so.6\n"u8.ToArray());
        // The link is of the package for building, what it leads to of another.
        var packages = new TarBytes().File("usr/lib/libcurl.so.4.8.0", 300).Symlink("usr/lib/libcurl.so.4", "libcurl.so.4.8.0")
            .Symlink("usr/lib/libcurl.so", "libcurl.so.4").File("usr/bin/gcc", 50).File("usr/bin/perl", 50)
            .File("var/lib/dpkg/status", Status("gcc", "libc6", "libcurl-dev", "libcurl4", "perl"))
            .File("var/lib/dpkg/info/gcc.list", "/usr/bin/gcc\n"u8.ToArray())
            .File("var/lib/dpkg/info/perl.list", "/usr/bin/perl\n"u8.ToArray())
            .File("var/lib/dpkg/info/libcurl-dev.list", "/usr/lib/libcurl.so\n"u8.ToArray())
            .File("var/lib/dpkg/info/libcurl4.list", "/usr/lib/libcurl.so.4\n/usr/lib/libcurl.so.4.8.0\n"u8.ToArray());
        return ImageArchive.ReadTree(
            new MemoryStream(new ArchiveBuilder { Cmd = command.Length == 0 ? null : command }
                .Layer(parent.End()).Layer(packages.End()).Layer(own.End()).Legacy()),
            new ImageReading { IsCompared = true },
            TestContext.Current.CancellationToken);
    }

    private static byte[] Status(params string[] names) => Encoding.UTF8.GetBytes(string.Concat(
        names.Select(name => $"Package: {name}\nStatus: install ok installed\nArchitecture: amd64\nVersion: 1\n\n")));
}
