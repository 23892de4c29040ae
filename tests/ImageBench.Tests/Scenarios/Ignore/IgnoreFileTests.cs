using System.Text;
using ImageBench.Scenarios.Ignore;
using ImageBench.Tests.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Ignore;

public class IgnoreFileTests
{
    [Theory]
    [InlineData("bin\nobj", "bin", "obj")]
    [InlineData("bin\r\nobj\r\n", "bin", "obj")]
    [InlineData("a\rb", "a\rb")]
    [InlineData("\n  \n\t\nbin")]
    [InlineData("\uFEFFbin\n\uFEFFobj", "bin", "\uFEFFobj")]
    [InlineData("\uFEFF# comment\nbin", "bin")]
    [InlineData("# comment\n # not one\nbin # nor this", "# not one", "bin # nor this")]
    [InlineData("  bin\t\n\u00a0obj\u00a0", "bin", "obj")]
    [InlineData("a b", "a b")]
    [InlineData("/bin\n/a/b/\n//c", "bin", "a/b", "c")]
    [InlineData("./bin\na/./b//c\na/../b\n../up", "bin", "a/b/c", "b", "../up")]
    [InlineData("!keep\n! keep\n!/keep/\n!  ./keep", "!keep", "!keep", "!keep", "!keep")]
    [InlineData("!\n! ", "!", "!")]
    [InlineData("/\n.\n!/\n!.", "/", ".", "!/", "!.")]
    [InlineData("**/\n**/*.md/", "**", "**/*.md")]
    public void ReadsCleanedPatterns(string content, params string[] patterns) =>
        Assert.Equal(
            patterns.Length == 0 ? ["bin"] : patterns,
            IgnoreFile.Parse(Encoding.UTF8.GetBytes(content)).Select(pattern => pattern.Pattern));

    [Fact]
    public void CountsLinesAsAnEditorDoes() =>
        Assert.Equal([(2, "bin"), (5, "!obj")], IgnoreFile.Parse("# why\r\nbin\r\n\r\n#\r\n! obj"u8));

    [Fact]
    public void TheOneNamedAfterTheDockerfileWins()
    {
        using var folder = new ContextFolder().Add("docker/Dockerfile.multi").Add(".dockerignore");
        Assert.Equal(folder[".dockerignore"], IgnoreFile.Find(folder.Root, folder["docker/Dockerfile.multi"]));
        folder.Add("docker/Dockerfile.multi.dockerignore");
        Assert.Equal(folder["docker/Dockerfile.multi.dockerignore"], IgnoreFile.Find(folder.Root, folder["docker/Dockerfile.multi"]));
        Assert.Equal(folder[".dockerignore"], IgnoreFile.Find(folder.Root, folder["docker/Dockerfile.single"]));
    }

    [Fact]
    public async Task AFolderInItsPlaceIsNone()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add(".dockerignore/x").Add("Dockerfile.dockerignore/y");
        Assert.Null(IgnoreFile.Find(folder.Root, folder["Dockerfile"]));
        Assert.Contains(".dockerignore/x", await folder.SendNames());
    }

    [Fact]
    public async Task ALinkThatLeadsToNothingIsNone()
    {
        using var folder = new ContextFolder().Add("Dockerfile").Add("a").Link("Dockerfile.dockerignore", "nowhere");
        Assert.Null(IgnoreFile.Find(folder.Root, folder["Dockerfile"]));
        Assert.Equal(["Dockerfile", "Dockerfile.dockerignore", "a"], await folder.SendNames());

        folder.Add(".dockerignore", "a");
        Assert.Equal(folder[".dockerignore"], IgnoreFile.Find(folder.Root, folder["Dockerfile"]));
        Assert.DoesNotContain("a", await folder.SendNames());

        folder.Add("nowhere", "b");
        Assert.Equal(folder["Dockerfile.dockerignore"], IgnoreFile.Find(folder.Root, folder["Dockerfile"]));
    }
}
