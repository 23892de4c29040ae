namespace ImageBench.Tests.House;

public class NounsTests
{
    /// <summary>Pairs from before the rule. The list only shrinks.</summary>
    private static readonly string[] Known =
    [
        "DockerfileLine/DockerfileLines",
    ];

    [Fact]
    public void TwoNounsNeverDifferByAnSAlone()
    {
        var pairs = Nouns.Pairs(HouseFile.Under("harness"));

        var broken = pairs.Except(Known, StringComparer.Ordinal).Select(Nouns.Sentence)
            .Concat(Known.Except(pairs, StringComparer.Ordinal).Select(pair => $"{pair} is gone: strike it from the list of known pairs."))
            .ToList();
        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
    }

    [Theory]
    [InlineData("class Remark; class Remarks;", "Remark/Remarks")]
    [InlineData("record Ability; enum Abilities;", "Ability/Abilities")]
    [InlineData("class LayerTable; class LayersTable;", "LayerTable/LayersTable")]
    [InlineData("class Box { class Boxes; }", "Box/Boxes")]
    [InlineData("interface Case; struct Cases;", "Case/Cases")]
    public void AnSAloneIsFound(string text, string pair) => Assert.Equal([pair], Nouns.Pairs([new HouseFile("Model/Nouns.cs", text)]));

    [Theory]
    [InlineData("class Remark; class RemarkList;")]
    [InlineData("class Class; class Clas;")]
    [InlineData("class Layer; class Status; class LayerStatus;")]
    public void OtherNamesStand(string text) =>
        Assert.Empty(Nouns.Pairs([new HouseFile("Model/Nouns.cs", text)]));

    [Fact]
    public void APairIsToldWithWhatToDo() =>
        Assert.Equal(
            "The types Remark and Remarks differ by an \"s\" alone: "
                + "name one of them by what it is, as a list, a table or a log of the other.",
            Nouns.Sentence("Remark/Remarks"));
}
