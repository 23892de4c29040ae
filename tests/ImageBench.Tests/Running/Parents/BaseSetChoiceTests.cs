using ImageBench.Model;
using ImageBench.Running.Parents;

namespace ImageBench.Tests.Running.Parents;

/// <summary>Which base set is taken, and what is said where it is not the one with all of its parents.</summary>
public class BaseSetChoiceTests
{
    [Fact]
    public async Task AutoFallsBackToDebianWithASentence()
    {
        var stage = new SupplyStage();

        var (baseSet, parents) = await stage.Choose(null);

        Assert.Equal(BaseSet.Debian, baseSet);
        Assert.Equal("imagebench/go", Assert.Single(parents).Name);
        Assert.Equal(["pull golang", "make imagebench/go"], stage.Engine.Calls);
        Assert.Equal(
            "The parent image golang of go-crud/single cannot be had: pull access denied for golang; --base-set debian --provision makes "
                + "the parents on this machine instead. Trying the debian base set.",
            stage.Told[^1]);
    }

    [Fact]
    public async Task HubAskedForDoesNotFallBackAndItsBuildsAreLeftToTheEngineThoughNoVariantHasItsParents()
    {
        var stage = new SupplyStage();

        var (baseSet, parents) = await stage.Choose(BaseSet.Hub);

        Assert.Equal(BaseSet.Hub, baseSet);
        Assert.Empty(parents);
        Assert.Equal(
            "The parent image golang of go-crud/single cannot be had: pull access denied for golang; --base-set debian --provision makes "
                + "the parents on this machine instead. Its builds are left to the engine.",
            stage.Told[^1]);
        Assert.DoesNotContain("make imagebench/go", stage.Engine.Calls);
    }

    [Fact]
    public async Task DebianAskedForDoesNotFallBack()
    {
        var stage = new SupplyStage("golang") { CannotMake = "it is not made yet on this engine." };

        var (baseSet, _) = await stage.Choose(BaseSet.Debian);

        Assert.Equal(BaseSet.Debian, baseSet);
        Assert.Equal(
            "The parent image imagebench/go of go-crud/single cannot be had: it is not made yet on this engine; --base-set hub takes the "
                + "parents from their registry instead. Only this machine makes it: its builds are not asked of the engine.",
            stage.Told[^1]);
        Assert.Equal(["make imagebench/go"], stage.Engine.Calls);
    }

    [Fact]
    public async Task AutoWithoutEitherIsHubAndNoRemedyLeadsBackToWhatWasTried()
    {
        var stage = new SupplyStage { CannotMake = "it is not made yet on this engine (--provision makes it)" };

        var (baseSet, _) = await stage.Choose(null);

        Assert.Equal(BaseSet.Hub, baseSet);
        Assert.DoesNotContain(stage.Told, said => said.Contains("--base-set hub", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OfTwoBaseSetsThatLackSomethingTheOneWithMoreVariantsIsTaken()
    {
        var stage = new SupplyStage("golang")
        {
            CannotMake = "no recipe",
            Needed = baseSet =>
            [
                new NeededParent(SupplyStage.Parent(baseSet), "go-crud", "single"), new NeededParent("none", "go-crud", "multi"),
            ],
        };

        var (baseSet, _) = await stage.Choose(null);

        Assert.Equal(BaseSet.Hub, baseSet);
        Assert.Equal(["pull golang", "pull none", "make imagebench/go"], stage.Engine.Calls);
    }
}
