using ImageBench.Scenarios.Ignore;

namespace ImageBench.Tests.Scenarios.Ignore;

public class CleanPathTests
{
    [Theory]
    [InlineData("", ".")]
    [InlineData("./", ".")]
    [InlineData("/", "/")]
    [InlineData("//", "/")]
    [InlineData("src//app/./main.go/", "src/app/main.go")]
    [InlineData("src/../lib", "lib")]
    [InlineData("src/..", ".")]
    [InlineData("../../lib", "../../lib")]
    [InlineData("src/../../lib", "../lib")]
    [InlineData("/../lib", "/lib")]
    [InlineData("!../lib", "!../lib")]
    [InlineData("!x/../lib", "lib")]
    [InlineData("...", "...")]
    public void IsTheShortestPathOfTheSameMeaning(string path, string cleaned) => Assert.Equal(cleaned, CleanPath.Of(path));
}
