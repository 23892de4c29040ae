using ImageBench.Engine.BuildKit.Files;
using ImageBench.Running.Ports.Contexts;

namespace ImageBench.Tests.Engine.BuildKit.Files;

public class AskedItemsTests
{
    private static readonly IReadOnlyList<ContextItem> Tree = Listed.Of(
        "main.go", "go.mod", "go.sum", "a/", "a/b/", "a/b/c.go", "a/b/d.txt", "a/z", "a-b", "docs -> a/b", "abs -> /a/z",
        "out -> ../../etc/passwd",
        "loop -> pool", "pool -> loop", "deep/", "deep/up -> ../main.go", "x[1]", "etc/", "etc/passwd");

    [Fact]
    public void WithoutPathsEverythingIsToldInTheBuildersOrder()
    {
        var all = Select();

        Assert.Equal(Tree.Count, all.Length);
        Assert.Equal(["a", "a/b", "a/b/c.go", "a/b/d.txt", "a/z", "a-b", "abs", "deep"], all[..8]);
    }

    [Theory]
    [InlineData("main.go", "main.go")]
    [InlineData("/main.go", "main.go")]
    [InlineData("./a/../main.go", "main.go")]
    [InlineData("a/b/c.go", "a a/b a/b/c.go")]
    [InlineData("a/b", "a a/b a/b/c.go a/b/d.txt")]
    [InlineData("a/b/", "a a/b a/b/c.go a/b/d.txt")]
    [InlineData("go.*", "go.mod go.sum")]
    [InlineData("*.go", "main.go")]
    [InlineData("a*/*/?.go", "a a/b a/b/c.go abs")]
    [InlineData("go.[!-n]od", "go.mod")]
    [InlineData("go.[^s]od", "go.mod")]
    [InlineData("go.[a-n]od", "go.mod")]
    [InlineData(@"x\[1]", "x[1]")]
    [InlineData(@"x\[?]", "x[1]")]
    [InlineData("x[[]1]", "x[1]")]
    [InlineData("x[1]", "")]
    [InlineData("[", "")]
    [InlineData(@"go.mod\", "")]
    [InlineData("[z-a]", "")]
    [InlineData("nowhere/x", "")]
    public void APathBringsWhatItNamesAndTheFoldersAbove(string path, string told) => Assert.Equal(told, string.Join(' ', Select(path)));

    // COPY --parents takes two stars for folders of any depth, none at all among them.
    [Theory]
    [InlineData("**/*.go", "a a/b a/b/c.go main.go")]
    [InlineData("a/**/d.txt", "a a/b a/b/d.txt")]
    [InlineData("a/**/b/**/?.go", "a a/b a/b/c.go")]
    [InlineData("**/**/z", "a a/z")]
    [InlineData("a/**", "a a/b a/b/c.go a/b/d.txt a/z")]
    [InlineData("a/**/nothing", "")]
    [InlineData("main.go/**/x", "")]
    [InlineData("a/**.txt", "a a/b a/b/c.go a/b/d.txt a/z")]
    public void TwoStarsAreFoldersOfAnyDepth(string path, string told) => Assert.Equal(told, string.Join(' ', Select(path)));

    [Theory]
    [InlineData("docs/c.go", "a a/b a/b/c.go docs")]
    [InlineData("docs", "a a/b a/b/c.go a/b/d.txt docs")]
    [InlineData("abs", "a a/z abs")]
    [InlineData("deep/up", "deep deep/up main.go")]
    [InlineData("loop", "loop pool")]
    public void ALinkOnTheWayBringsWhatItPointsTo(string path, string told) => Assert.Equal(told, string.Join(' ', Select(path)));

    [Theory]
    [InlineData("l")]
    [InlineData("*")]
    [InlineData("a/c")]
    public void ALinkThatLeadsIntoItselfEnds(string path)
    {
        var told = AskedItems.Select(FolderTree.Of(Listed.Of("l -> l/x", "a -> b/c", "b -> a/d")), [path], true);

        Assert.All(told, item => Assert.Contains(item.Path, (string[])["l", "a", "b"]));
    }

    [Theory]
    [InlineData("out", "etc etc/passwd out")]
    [InlineData("../../etc/passwd", "etc etc/passwd")]
    [InlineData("a/../../../main.go", "main.go")]
    public void NoPathAndNoLinkLeadsOutOfTheFolder(string path, string told) => Assert.Equal(told, string.Join(' ', Select(path)));

    [Theory]
    [InlineData("/")]
    [InlineData(".")]
    [InlineData("a/..")]
    public void TheFolderItselfIsEverything(string path) => Assert.Equal(Tree.Count, Select("main.go", path).Length);

    [Theory]
    [InlineData("d", "d d/e d/e/f d/e-g d/h")]
    [InlineData("d/e", "d d/e d/e/f")]
    [InlineData("d d/e", "d d/e d/e/f d/e-g d/h")]
    [InlineData("d-e d", "d d/e d/e/f d/e-g d/h d-e")]
    [InlineData("d/*", "d d/e d/e/f d/e-g d/h")]
    [InlineData("d/*/*", "d d/e d/e/f")]
    [InlineData("d?e", "d-e")]
    public void NamesThatOneFolderBeginsWithAreNotInIt(string paths, string told)
    {
        var tree = FolderTree.Of(Listed.Of("d/", "d-e", "d/e/", "d/e/f", "d/e-g", "d/h", "df"));

        var asked = AskedItems.Select(tree, paths.Split(' '), knowsIgnoreFile: false);

        Assert.Equal(told, string.Join(' ', asked.Select(item => item.Path)));
    }

    [Fact]
    public void WhatTheIgnoreFileLeavesOutIsThereUntilTheBuilderHasReadIt()
    {
        var folder = FolderTree.Of([Listed.File("main.go"), Listed.File(".dockerignore") with { IsIgnored = true }]);

        Assert.Equal([".dockerignore"], AskedItems.Select(folder, [".dockerignore"], knowsIgnoreFile: false).Select(item => item.Path));
        Assert.Equal(["main.go"], AskedItems.Select(folder, [], knowsIgnoreFile: true).Select(item => item.Path));
        Assert.Empty(AskedItems.Select(folder, [".dockerignore"], knowsIgnoreFile: true));
    }

    private static string[] Select(params string[] paths) =>
        [.. AskedItems.Select(FolderTree.Of(Tree), paths, knowsIgnoreFile: true).Select(item => item.Path)];
}
