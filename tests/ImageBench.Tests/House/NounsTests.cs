namespace ImageBench.Tests.House;

public class NounsTests(WholeHouse house)
{
    [Fact]
    public void TwoNounsNeverDifferByAnSAlone()
    {
        var broken = Nouns.Pairs(house.Parsed).Select(Nouns.Sentence).ToList();

        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
    }

    [Theory]
    [InlineData("class Remark; class Remarks;", "Remark/Remarks")]
    [InlineData("record Ability; enum Abilities;", "Ability/Abilities")]
    [InlineData("class LayerTable; class LayersTable;", "LayerTable/LayersTable")]
    [InlineData("class Box { class Boxes; }", "Box/Boxes")]
    [InlineData("interface Case; struct Cases;", "Case/Cases")]
    public void AnSAloneIsFound(string text, string pair) => Assert.Equal([pair], Pairs(text));

    [Theory]
    [InlineData("class Remark; class RemarkList;")]
    [InlineData("class Class; class Clas;")]
    [InlineData("class Layer; class Status; class LayerStatus;")]
    public void OtherNamesStand(string text) => Assert.Empty(Pairs(text));

    [Fact]
    public void APairIsToldWithWhatToDo() =>
        Assert.Equal(
            "The types Remark and Remarks differ by an \"s\" alone: "
                + "name one of them by what it is, as a list, a table or a log of the other.",
            Nouns.Sentence("Remark/Remarks"));

    private static IReadOnlyList<string> Pairs(string text) => Nouns.Pairs(new ParsedHouse([new HouseFile("Model/Nouns.cs", text)]));
}
