using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Running.Parents;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Running.Parents;

public class ParentSupplyTests
{
    [Fact]
    public async Task AHubImageThatIsThereIsTaken()
    {
        var stage = new SupplyStage();
        stage.Engine.Have("golang");

        var (baseSet, parents) = await stage.Choose(null);

        Assert.Equal(BaseSet.Hub, baseSet);
        Assert.Equal(("golang", "sha256:golang", "registry/golang"), (parents[0].Name, parents[0].ImageId, parents[0].Digest));
        Assert.Equal(["sha256:layer of golang"], parents[0].DiffIds);
        Assert.Empty(stage.Engine.Calls);
        Assert.Empty(stage.Told);
    }

    [Fact]
    public async Task AHubImageThatIsNotThereIsPulledOnceForAllVariants()
    {
        var stage = new SupplyStage("golang");

        var (_, parents) = await stage.Choose(BaseSet.Hub);

        Assert.Equal("golang", Assert.Single(parents).Name);
        Assert.Equal(["pull golang"], stage.Engine.Calls);
        Assert.Equal(["Pulling golang ..."], stage.Told);
    }

    [Fact]
    public async Task AParentWithoutAnotherInTheOtherBaseSetIsReplacedByOneThatIsMadeHere()
    {
        var stage = new SupplyStage();
        var supply = new ParentSupply(
            stage.Engine,
            _ => [new NeededParent("node:20", "shop", "default")],
            (_, _) => Task.FromResult<string?>("no recipe"),
            stage.Told.Add,
            _ => "imagebench/node");

        await supply.Choose(null, TestContext.Current.CancellationToken);

        Assert.EndsWith(
            ", or build on one that is made on this machine: --from node:20=imagebench/node --provision. "
                + "Its builds are left to the engine.",
            stage.Told[^1],
            StringComparison.Ordinal);
        Assert.DoesNotContain(stage.Told, said => said.Contains("base", StringComparison.Ordinal));
        Assert.Equal("Pulling node:20 ...", stage.Told[0]);
        Assert.Equal(2, stage.Told.Count);
    }

    [Fact]
    public async Task AParentThatCannotBeHadIsToldAndLeftToTheEngineWhereAnotherVariantHasItsOwn()
    {
        var stage = new SupplyStage("golang")
        {
            Needed = _ => [new NeededParent("golang", "go-crud", "single"), new NeededParent("none", "go-crud", "multi")],
        };

        var (baseSet, parents) = await stage.Choose(BaseSet.Hub);

        Assert.Equal(BaseSet.Hub, baseSet);
        Assert.Equal("golang", Assert.Single(parents).Name);
        Assert.StartsWith(
            "The parent image none of go-crud/multi cannot be had: pull access denied for none;",
            stage.Told[^1],
            StringComparison.Ordinal);
        Assert.EndsWith(" Its builds are left to the engine.", stage.Told[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFrontendIsPulledIsNoParentAndKeepsNothingFromBeingBuilt()
    {
        string[] frontends = ["docker/dockerfile:1", "team/none"];
        var stage = new SupplyStage("golang", "docker/dockerfile:1")
        {
            Needed = _ =>
            [
                .. frontends.Select(frontend => new NeededParent(frontend, "go-crud", "single") { IsFrontend = true }),
                new NeededParent("golang", "go-crud", "single"),
            ],
        };

        var (baseSet, parents) = await stage.Choose(null);

        Assert.Equal(BaseSet.Hub, baseSet);
        Assert.Equal("golang", Assert.Single(parents).Name);
        Assert.Contains("pull docker/dockerfile:1", stage.Engine.Calls);
        Assert.Contains(
            "The frontend team/none of go-crud/single cannot be had: pull access denied for team/none. The engine will ask for it.",
            stage.Told);
    }

    [Fact]
    public async Task AnImageMadeHereIsAskedOfItsMakerAlsoWhenItIsThere()
    {
        var stage = new SupplyStage();
        stage.Engine.Have("imagebench/go");

        await stage.Choose(BaseSet.Debian);

        Assert.Equal(["make imagebench/go"], stage.Engine.Calls);
    }

    /// <summary>A public registry could give what somebody else put there under its name.</summary>
    [Fact]
    public async Task VariantsOfAParentThatIsNotMadeAreNotLeftToTheEngineAndThoseOfAnOlderOneAre()
    {
        var stage = new SupplyStage
        {
            CannotMake = "no network",
            Needed = _ =>
            [
                new NeededParent("none", "go-crud", "public"),
                new NeededParent("imagebench/go", "go-crud", "single"),
                new NeededParent("imagebench/go", "go-crud", "multi"),
                new NeededParent("imagebench/older", "go-crud", "multi"),
                new NeededParent("imagebench/older", "go-crud", "older"),
            ],
        };
        stage.Engine.Have("imagebench/older");

        var chosen = await stage.Choose(BaseSet.Debian);

        Assert.Equal(["multi", "single"], chosen.NotMade.Keys.Select(key => key.Variant).Order(StringComparer.Ordinal));
        Assert.All(chosen.NotMade.Values, why => Assert.StartsWith(
            "The parent image imagebench/go of go-crud/single cannot be had: no network;", why, StringComparison.Ordinal));
        Assert.Equal(
            [false, true, false], stage.Told.Where(said => said.StartsWith("The parent", StringComparison.Ordinal))
                .Select(said => said.EndsWith("its builds are not asked of the engine.", StringComparison.Ordinal)));
        Assert.DoesNotContain(stage.Engine.Calls, call => call.StartsWith("pull imagebench/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ABuildKitByItselfWhichTellsOfNoImageDecidesByItself()
    {
        var stage = new SupplyStage
        {
            CannotMake = "it holds no images",
            Engine = new FakeEngine(new FakeTimeProvider(Some.Time)) { Product = EngineFacts.BuildKit },
        };

        var chosen = await stage.Choose(BaseSet.Debian);

        Assert.Empty(chosen.NotMade);
        Assert.EndsWith(" Its builds are left to the engine.", stage.Told[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMadeImageThatTheEngineDoesNotListIsNamed()
    {
        var stage = new SupplyStage();
        var supply = new ParentSupply(stage.Engine, stage.Needed, (_, _) => Task.FromResult<string?>(null), stage.Told.Add);

        await supply.Choose(BaseSet.Debian, TestContext.Current.CancellationToken);

        Assert.Contains("cannot be had: the engine does not list it;", stage.Told[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEngineThatDiesIsNotTakenForAMissingImage()
    {
        var stage = new SupplyStage { Needed = _ => throw new Fault(ExitCode.NoEngine, "It is gone.") };

        var fault = await Assert.ThrowsAsync<Fault>(() => stage.Choose(null));

        Assert.Equal("It is gone.", fault.Message);
        Assert.Empty(stage.Told);
    }
}
