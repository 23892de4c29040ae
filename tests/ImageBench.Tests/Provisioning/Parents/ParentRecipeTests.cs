using System.Formats.Tar;
using ImageBench.Provisioning.Parents;

namespace ImageBench.Tests.Provisioning.Parents;

public sealed class ParentRecipeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void AllRecipesOfTheHarnessStandOnOneThatBootstrapsDebian()
    {
        Assert.All(["imagebench/debian", "imagebench/debian-slim"], image => Assert.True(ParentRecipe.Find(image)!.IsBootstrap));
        Assert.All(ParentRecipe.Find("imagebench/debian")!.BootstrapArguments(), Assert.NotEmpty);
        Assert.All(ParentRecipe.All(), recipe => Assert.Contains(Standing(recipe), parent => parent.IsBootstrap));
        Assert.All(ParentRecipe.All(), recipe => Assert.Null(recipe.HostFiles.Missing()));
    }

    [Theory]
    [InlineData("imagebench/golang")]
    [InlineData("go")]
    [InlineData("imagebench/go:latest")]
    public void AnUnknownImageHasNone(string image) => Assert.Null(ParentRecipe.Find(image));

    [Fact]
    public void ParentsAreReadFromTheFromLines()
    {
        Add("a", "FROM scratch\n");
        Add("b", "FROM scratch\n");
        Add("c",
            "# FROM imagebench/x\nFROM imagebench/a AS one\nRUN echo FROM imagebench/x\nFROM   imagebench/b\nFROM imagebench/a\nFROM "
                + "one\nFROM debian:13\n");

        Assert.Equal(["imagebench/a", "imagebench/b"], Find("c").Parents().Select(parent => parent.Image));
    }

    [Fact]
    public void TheDigestChangesWithTheRecipeAndWithThatOfAnyParent()
    {
        Add("a", "FROM scratch\n");
        Add("b", "FROM imagebench/a\n");
        Add("c", "FROM imagebench/b\n");
        Add("other", "FROM scratch\nRUN other\n");
        var before = (C: Find("c").Digest(), Other: Find("other").Digest());
        Assert.Equal(before.C, Find("c").Digest());

        Add("a", "FROM scratch\nLABEL changed=1\n");

        Assert.NotEqual(before.C, Find("c").Digest());
        Assert.Equal(before.Other, Find("other").Digest());
    }

    [Fact]
    public async Task TheContextIsItsDockerfileAloneInAFormThatBuildKitKnowsForATar()
    {
        Add("a", "FROM scratch\n");
        var context = Find("a").Context();
        using var tar = new MemoryStream();

        await context.Write(tar, TestContext.Current.CancellationToken);

        tar.Position = 0;
        await using var reader = new TarReader(tar);
        var entry = (await reader.GetNextEntryAsync(copyData: false, TestContext.Current.CancellationToken))!;
        Assert.Equal((context.DockerfileName, TarEntryFormat.Ustar, context.Size.Bytes), (entry.Name, entry.Format, entry.Length));
        Assert.Null(await reader.GetNextEntryAsync(copyData: false, TestContext.Current.CancellationToken));
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<ParentRecipe> Standing(ParentRecipe recipe) => recipe.Parents().SelectMany(Standing).Append(recipe);

    private void Add(string name, string dockerfile) => _folder.Write(name + "/Dockerfile", dockerfile);

    private ParentRecipe Find(string name) => ParentRecipe.In(_folder.Path).Single(recipe => recipe.Name == name);
}
