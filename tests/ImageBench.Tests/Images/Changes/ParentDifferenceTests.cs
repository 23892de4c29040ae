using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;
using static ImageBench.Tests.Images.Changes.ComparedImages;

namespace ImageBench.Tests.Images.Changes;

/// <summary>What came with another parent image, and what is the Dockerfile's own.</summary>
public class ParentDifferenceTests
{
    [Fact]
    public async Task ARefreshedParentIsNotBlamedOnTheDockerfile()
    {
        var own = new TarBytes().File("app/server", new byte[500]).File("etc/.wh.gone", 0).End();
        var difference = await Between(
            new ArchiveBuilder().Layer(new TarBytes().File("etc/os", new byte[100]).File("etc/gone", new byte[9])
                .File("lib", new byte[10]).End()).Layer(own),
            new ArchiveBuilder().Layer(new TarBytes().File("etc/os", new byte[160]).File("etc/gone", new byte[9]).End())
                .Layer(new TarBytes().File("lib2", new byte[7]).End()).Layer(own),
            (1, 2));

        Assert.Equal((57, 0), (difference.ParentChange?.Bytes, difference.OwnChange?.Bytes));
        Assert.All(difference.Files(), file => Assert.True(file.IsParents, file.Path));
        Assert.Equal(3, difference.FileCount);
    }

    [Fact]
    public async Task WhatTheDockerfileTakesAwayIsItsOwnChange()
    {
        var parent = new TarBytes().File("etc/os", new byte[100]).File("etc/gone", new byte[9]).End();
        var difference = await Between(new ArchiveBuilder().Layer(parent), new ArchiveBuilder().Layer(parent)
            .Layer(new TarBytes().File("etc/.wh.gone", 0).End()), (1, 1));

        Assert.Equal(("/etc/gone", false), Assert.Single(difference.Files().Select(file => (file.Path, file.IsParents))));
        Assert.Equal((0, 0), (difference.ParentChange?.Bytes, difference.OwnChange?.Bytes));
        Assert.Equal((-9, 9), (difference.VisibleChange.Bytes, difference.HiddenChange.Bytes));
    }

    [Fact]
    public async Task WithoutParentsNothingIsSaidOfThem()
    {
        var difference = await Between(new TarBytes().File("a", 1), new TarBytes().File("b", 1));

        Assert.Equal((null, null), (difference.ParentChange, difference.OwnChange));
    }
}
