namespace ImageBench.Tests.Scenarios.Contexts;

/// <summary>What is sent of a folder under its ignore file.</summary>
public class IgnoredFilesTests
{
    [Fact]
    public async Task TheDockerfileAndTheIgnoreFileAreSentWhateverTheRules()
    {
        using var folder = new ContextFolder().Add("build/Dockerfile").Add(".dockerignore", "*").Add("a").Add("build/b");
        folder.Dockerfile = "build/Dockerfile";
        var sent = await folder.Send();
        Assert.Equal(["build/Dockerfile", ".dockerignore", "build/"], sent.Select(entry => entry.Name));
    }

    [Fact]
    public async Task TheDockerfilesOwnIgnoreFileTakesTheOthersPlace()
    {
        using var folder = new ContextFolder().Add("Dockerfile.multi")
            .Add("a")
            .Add("b")
            .Add(".dockerignore", "a")
            .Add("Dockerfile.multi.dockerignore", "b\n*.dockerignore");
        folder.Dockerfile = "Dockerfile.multi";
        Assert.Equal(["Dockerfile.multi", "Dockerfile.multi.dockerignore", "a"], await folder.SendNames());
    }

    [Fact]
    public async Task AKeptFileBringsTheExcludedFoldersAboveIt()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("docs/a/keep.md").Add("docs/a/drop.md").Add("docs/b/drop.md");
        folder.Add(".dockerignore", "docs\n!docs/a/keep.md");
        Assert.Equal(
            ["Dockerfile", ".dockerignore", "docs/", "docs/a/", "docs/a/keep.md"], (await folder.Send()).Select(entry => entry.Name));
    }

    [Fact]
    public async Task AFolderWithoutAnExceptionIsNotWalked()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("big/x").Add(".dockerignore", "big\n!big2/x");
        // Were it walked, the name that cannot be read would be a mistake.
        Assert.True(folder.Shell("mkdir \"big/$(printf 'bad\\377name')\""));
        Assert.Equal(["Dockerfile", ".dockerignore"], await folder.SendNames());
    }

    [Fact]
    public async Task TheVariantsSeeTheSameFolderThroughDifferentRules()
    {
        using var folder = new ContextFolder().Add("single.Dockerfile")
            .Add("multi.Dockerfile")
            .Add("node_modules/x/y.js")
            .Add("app.js")
            .Add("multi.Dockerfile.dockerignore", "**/node_modules");
        folder.Dockerfile = "single.Dockerfile";
        Assert.Contains("node_modules/x/y.js", await folder.SendNames());
        folder.Dockerfile = "multi.Dockerfile";
        Assert.DoesNotContain("node_modules/x/y.js", await folder.SendNames());
    }
}
