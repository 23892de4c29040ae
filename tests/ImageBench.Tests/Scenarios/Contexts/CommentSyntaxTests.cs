using System.Text.Json;
using System.Xml.Linq;
using ImageBench.Scenarios.Contexts;

namespace ImageBench.Tests.Scenarios.Contexts;

public class CommentSyntaxTests
{
    [Theory]
    [InlineData("main.go", "\n// a b\n")]
    [InlineData("go.mod", "\n// a b\n")]
    [InlineData("Program.CS", "\n// a b\n")]
    [InlineData("main.c", "\n/* a b */\n")]
    [InlineData("app.py", "\n# a b\n")]
    [InlineData("requirements.txt", "\n# a b\n")]
    [InlineData("requirements-dev.txt", "\n# a b\n")]
    [InlineData("Cargo.lock", "\n# a b\n")]
    [InlineData("Gemfile", "\n# a b\n")]
    [InlineData("pom.xml", "\n<!-- a b -->\n")]
    [InlineData("app.csproj", "\n<!-- a b -->\n")]
    public void IsACommentOnALineOfItsOwn(string file, string appended) => Assert.Equal(appended, CommentSyntax.Appended(file, "a b"));

    [Theory]
    [InlineData("notes.txt")]
    [InlineData("picture.png")]
    [InlineData("index.php")]
    [InlineData("noending")]
    [InlineData("")]
    public void IsNotKnownForEveryKind(string file) => Assert.Null(CommentSyntax.Appended(file, "a"));

    [Theory]
    [InlineData("package.json")]
    [InlineData("package-lock.json")]
    [InlineData("composer.lock")]
    public void OfJsonIsWhiteSpaceThatDiffersWithTheText(string file)
    {
        var (one, other) = ("{\"a\":1}" + CommentSyntax.Appended(file, "round 1"), "{\"a\":1}" + CommentSyntax.Appended(file, "round 2"));

        Assert.NotEqual(one, other);
        Assert.All([one, other], text => Assert.Equal(1, JsonDocument.Parse(text).RootElement.GetProperty("a").GetInt32()));
    }

    [Fact]
    public void OfXmlStaysXmlWhateverTheTextHolds() =>
        Assert.Equal("a", XDocument.Parse("<a/>" + CommentSyntax.Appended("pom.xml", "one--two---three")).Root!.Name.LocalName);
}
