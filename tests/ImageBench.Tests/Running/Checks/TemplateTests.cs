using ImageBench.Running.Checks;

namespace ImageBench.Tests.Running.Checks;

public class TemplateTests
{
    private static readonly Dictionary<string, string> Values = new() { ["id"] = "7", ["name"] = "${id}" };

    [Theory]
    [InlineData("/movies/${id}", "/movies/7")]
    [InlineData("${id}${id}", "77")]
    [InlineData("${name}", "${id}")]
    [InlineData("$${id}", "${id}")]
    [InlineData("$id {id} $", "$id {id} $")]
    [InlineData("{\"a\":{\"b\":\"${id}\"}}", "{\"a\":{\"b\":\"7\"}}")]
    public void IsFilledIn(string template, string text) => Assert.Equal(text, Template.Fill(template, Values));

    [Fact]
    public void TellsTheNamesThatItAsksFor() => Assert.Equal(["id", "no such"], Template.NamesIn("/${id}/$${literal}/${no such}"));
}
