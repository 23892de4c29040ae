using ImageBench.Scenarios.Yaml;

namespace ImageBench.Tests.Scenarios.Yaml;

public class NearestWordTests
{
    [Theory]
    [InlineData("go-crd", "go-crud")]
    [InlineData("go-curd", "go-crud")]
    [InlineData("Go-Crud", "go-crud")]
    [InlineData("nod", "node")]
    [InlineData("java", null)]
    [InlineData("", null)]
    [InlineData("x", null)]
    public void AFewWrongLettersAreForgiven(string word, string? nearest) =>
        Assert.Equal(nearest, NearestWord.Find(word, ["go-crud", "node", "rust"]));

    [Fact]
    public void OfTwoThatAreEquallyNearTheFirstByNameIsTaken() => Assert.Equal("multa", NearestWord.Find("multi", ["multo", "multa"]));
}
