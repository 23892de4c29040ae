namespace ImageBench.Tests.Scenarios.Contexts;

/// <summary>A Dockerfile that cannot come first under its own name comes first as a copy.</summary>
public class CopiedDockerfileTests
{
    [Fact]
    public async Task OneOutsideTheContext()
    {
        using var folder = new ContextFolder().Add("app.js").Add("../outside/Dockerfile", "FROM outside");
        folder.Dockerfile = "../outside/Dockerfile";
        var context = folder.List();
        Assert.Equal(".imagebench.Dockerfile", context.DockerfileName);
        var sent = await folder.Send();
        // The classic builder takes both out of what it copies, and so would with Docker's own client.
        Assert.Equal(
            [
                (".imagebench.Dockerfile", "FROM outside"), ("app.js", "x"),
                (".dockerignore", ".dockerignore\n.imagebench.Dockerfile\n"),
            ],
            sent.Select(entry => (entry.Name, entry.Content)));
        Assert.Equal(["app.js"], context.Folders!.Context.Select(item => item.Path));
    }

    [Fact]
    public async Task OneOutsideOfAContextThatHasAnIgnoreFile()
    {
        using var folder = new ContextFolder().Add("app.js").Add("../Dockerfile", "FROM outside").Add(".dockerignore", "*.md");
        folder.Dockerfile = "../Dockerfile";
        var sent = await folder.Send();
        Assert.Equal("*.md\n.imagebench.Dockerfile\n", sent.Single(entry => entry.Name == ".dockerignore").Content);
        var ignoreFile = folder.List().Folders!.Context.Single(item => item.Path == ".dockerignore");
        Assert.Equal(4, ignoreFile.Length);
    }

    [Fact]
    public async Task OneThatIsASymlinkKeepsTheLinkToo()
    {
        using var folder = new ContextFolder().Add("../outside/Dockerfile", "FROM outside").Link("Dockerfile", "../outside/Dockerfile");
        var sent = await folder.Send();
        Assert.Equal(
            [(".imagebench.Dockerfile", "FROM outside", ""), ("Dockerfile", "", "../outside/Dockerfile")],
            sent.Take(2).Select(entry => (entry.Name, entry.Content, entry.Link)));
    }

    [Fact]
    public async Task OneBehindASymlinkInTheContextIsTheFileThatItLeadsTo()
    {
        using var folder = new ContextFolder().Add("real/Dockerfile", "FROM real").Link("link", "real");
        folder.Dockerfile = "link/Dockerfile";
        Assert.Equal(["real/Dockerfile", "link"], await folder.SendNames());
        Assert.Equal("Dockerfile", folder.List().Folders!.DockerfileName);
    }

    [Fact]
    public async Task OneWithALongPathIsAlsoWhereItWas()
    {
        var path = new string('d', 95) + "/Dockerfile";
        using var folder = new ContextFolder().Add(path, "FROM long");
        folder.Dockerfile = path;
        Assert.Equal([".imagebench.Dockerfile", path, ".dockerignore"], await folder.SendNames());
    }

    [Fact]
    public async Task AFileOfThatNameKeepsItsPlace()
    {
        using var folder = new ContextFolder().Add(".imagebench.Dockerfile", "mine")
            .Add(".imagebench.Dockerfile-2/x")
            .Add("../Dockerfile", "FROM outside");
        folder.Dockerfile = "../Dockerfile";
        var sent = await folder.Send();
        Assert.Equal(".imagebench.Dockerfile-3", folder.List().DockerfileName);
        Assert.Equal(
            [(".imagebench.Dockerfile-3", "FROM outside"), (".imagebench.Dockerfile", "mine")],
            sent.Take(2).Select(entry => (entry.Name, entry.Content)));
    }
}
