using ImageBench.Scenarios.Given;

namespace ImageBench.Tests.Scenarios.Given;

public class TrustedFolderTests
{
    [Fact]
    public void TheRepositoryIsNotTheUsersHomeAndWhatGitKeepsIsNotOfIt()
    {
        using var home = new TempFolder();
        home.Write(".git/config", "");
        home.Write("code/notes", "");
        home.Write("code/app/.git/config", "");
        var folder = Path.Combine(home.Path, "code/app");

        Assert.Null(new TrustedFolder(folder, home.Path).Find("../notes"));
        Assert.Null(new TrustedFolder(folder, home.Path).Find(".git/config"));
        Assert.NotNull(new TrustedFolder(folder, home.Path).Find("main.go"));

        Directory.Delete(Path.Combine(folder, ".git"), recursive: true);

        Assert.Null(new TrustedFolder(folder, home.Path).Find("../notes"));
        Assert.NotNull(new TrustedFolder(folder, Path.Combine(home.Path, "code/app/elsewhere/../../../..")).Find("main.go"));
        Assert.NotNull(new TrustedFolder(folder, "/nobody").Find("../notes"));
    }
}
