using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;
using ImageBench.Reports.Sections;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Statistics.Variants;

public class BudgetsTests
{
    private static readonly VariantSummary Small = Some.Variant("multi", isBaseline: false) with
    {
        Image = Some.ImageSummary(7_900_387) with { Content = new ByteSize(3_610_000), LayerCount = 2 },
        UnpackedReductionPercent = 98.32,
    };

    [Fact]
    public void AreKeptAtTheirLimits()
    {
        var variant = Small with { Budget = new VariantBudget("multi", new ByteSize(7_900_387), new ByteSize(3_610_000), 2, 98.32) };

        Assert.Equal([BudgetItem.Unpacked, BudgetItem.Content, BudgetItem.Layers, BudgetItem.Reduction], Budgets.Limited(variant));
        Assert.Empty(Budgets.Exceeded(variant));
        Assert.Null(BudgetSection.Sentence(variant));
    }

    [Fact]
    public void AreExceededBeyondThem()
    {
        var variant = Small with { Budget = new VariantBudget("multi", new ByteSize(7_900_386), new ByteSize(3_000_000), 1, 99) };

        Assert.Equal(Budgets.Limited(variant), Budgets.Exceeded(variant));
        Assert.Equal(
            "go-crud/multi (buildkit) is over its budget: unpacked size 7.90 MB (at most 7.90 MB), content size 3.61 MB (at most 3.00 "
                + "MB), layers 2 (at most 1), reduction 98.3 % (at least 99.0 %)",
            BudgetSection.Sentence(variant));
    }

    [Fact]
    public void WhatIsNotKnownIsNotKept()
    {
        var variant = Small with
        {
            Image = Small.Image! with { Content = null },
            UnpackedReductionPercent = null,
            Budget = new VariantBudget("multi", null, new ByteSize(1), null, 1),
        };

        Assert.Equal([BudgetItem.Content, BudgetItem.Reduction], Budgets.Exceeded(variant));
    }

    [Fact]
    public void AVariantThatDoesNotCountIsNotHeldAgainstItsBudget() =>
        Assert.Empty(
            Budgets.Limited(
                Small with { Check = CheckResult.Failed, Budget = new VariantBudget("multi", new ByteSize(1), null, null, null) }));

    [Fact]
    public void AreThoseOfTheScenarioForEveryBuilder()
    {
        var budget = new VariantBudget("multi", null, null, 2, null);
        var with = Budgets.AddTo(
            [Small, Small with { Builder = Builder.Classic }, Some.Variant(), Small with { Scenario = "other" }],
            [Some.Scenario() with { Budgets = [budget] }, Some.Scenario("other")]);

        Assert.Equal([budget, budget, null, null], with.Select(variant => variant.Budget));
    }

    [Fact]
    public void AreATableOfWhatIsLimited()
    {
        var scenario = Assert.Single(
            ScenarioResults.Of(
                Some.Results(variants: [Small with { Budget = new VariantBudget("multi", null, new ByteSize(3_000_000), 4, null) }])));

        Assert.Equal(
            """
            | variant | what | budget | measured |  |
            | --- | --- | ---: | ---: | --- |
            | multi | content size | at most 3.00 MB | 3.61 MB | **exceeded** |
            | multi | layers | at most 4 | 2 | kept |
            """,
            BudgetSection.Of(scenario));
        Assert.Equal("", BudgetSection.Of(Assert.Single(ScenarioResults.Of(Some.Results(variants: [Small])))));
    }
}
