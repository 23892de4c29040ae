using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Running;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Running;

public class ParentSupplyTests
{
    private readonly List<string> _told = [];
    private string? _cannotMake;

    [Fact]
    public async Task AHubImageThatIsThereIsTaken()
    {
        var engine = Engine();
        engine.Have("golang");

        var (baseSet, parents) = await Choose(engine, null);

        Assert.Equal(BaseSet.Hub, baseSet);
        Assert.Equal(("golang", "sha256:golang", "registry/golang"), (parents[0].Name, parents[0].ImageId, parents[0].Digest));
        Assert.Equal(["sha256:layer of golang"], parents[0].DiffIds);
        Assert.Empty(engine.Calls);
        Assert.Empty(_told);
    }

    [Fact]
    public async Task AHubImageThatIsNotThereIsPulledOnceForAllVariants()
    {
        var engine = Engine("golang");

        var (_, parents) = await Choose(engine, BaseSet.Hub);

        Assert.Equal("golang", Assert.Single(parents).Name);
        Assert.Equal(["pull golang"], engine.Calls);
        Assert.Equal(["Pulling golang ..."], _told);
    }

    [Fact]
    public async Task AutoFallsBackToDebianWithASentence()
    {
        var engine = Engine();

        var (baseSet, parents) = await Choose(engine, null);

        Assert.Equal(BaseSet.Debian, baseSet);
        Assert.Equal("imagebench/go", Assert.Single(parents).Name);
        Assert.Equal(["pull golang", "make imagebench/go"], engine.Calls);
        Assert.Equal(
            "The parent image golang of go-crud/single cannot be had: pull access denied for golang; --base-set debian --provision makes "
                + "the parents on this machine instead. Trying the debian base set.",
            _told[^1]);
    }

    [Fact]
    public async Task HubAskedForDoesNotFallBackAndItsBuildsAreLeftToTheEngineThoughNoVariantHasItsParents()
    {
        var engine = Engine();

        var (baseSet, parents) = await Choose(engine, BaseSet.Hub);

        Assert.Equal(BaseSet.Hub, baseSet);
        Assert.Empty(parents);
        Assert.Equal(
            "The parent image golang of go-crud/single cannot be had: pull access denied for golang; --base-set debian --provision makes "
                + "the parents on this machine instead. Its builds are left to the engine.",
            _told[^1]);
        Assert.DoesNotContain("make imagebench/go", engine.Calls);
    }

    [Fact]
    public async Task DebianAskedForDoesNotFallBack()
    {
        var engine = Engine("golang");
        _cannotMake = "it is not made yet on this engine.";

        var (baseSet, _) = await Choose(engine, BaseSet.Debian);

        Assert.Equal(BaseSet.Debian, baseSet);
        Assert.Equal(
            "The parent image imagebench/go of go-crud/single cannot be had: it is not made yet on this engine; --base-set hub takes the "
                + "parents from their registry instead. Its builds are left to the engine.",
            _told[^1]);
        Assert.Equal(["make imagebench/go"], engine.Calls);
    }

    [Fact]
    public async Task AutoWithoutEitherIsHubAndNoRemedyLeadsBackToWhatWasTried()
    {
        _cannotMake = "it is not made yet on this engine (--provision makes it)";

        var (baseSet, _) = await Choose(Engine(), null);

        Assert.Equal(BaseSet.Hub, baseSet);
        Assert.DoesNotContain(_told, said => said.Contains("--base-set hub", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AParentWithoutAnotherInTheOtherBaseSetIsReplacedByOneThatIsMadeHere()
    {
        var supply = new ParentSupply(
            Engine(), _ => [new NeededParent("node:20", "shop", "default")], NoMaker, _told.Add, _ => "imagebench/node");

        await supply.Choose(null, TestContext.Current.CancellationToken);

        Assert.EndsWith(
            ", or build on one that is made on this machine: --from node:20=imagebench/node --provision. "
                + "Its builds are left to the engine.",
            _told[^1],
            StringComparison.Ordinal);
        Assert.DoesNotContain(_told, said => said.Contains("base", StringComparison.Ordinal));
        Assert.Equal("Pulling node:20 ...", _told[0]);
        Assert.Equal(2, _told.Count);
    }

    [Fact]
    public async Task AParentThatCannotBeHadIsToldAndLeftToTheEngineWhereAnotherVariantHasItsOwn()
    {
        var engine = Engine("golang");
        var supply = new ParentSupply(
            engine,
            _ => [new NeededParent("golang", "go-crud", "single"), new NeededParent("none", "go-crud", "multi")],
            NoMaker,
            _told.Add);

        var (baseSet, parents) = await supply.Choose(BaseSet.Hub, TestContext.Current.CancellationToken);

        Assert.Equal(BaseSet.Hub, baseSet);
        Assert.Equal("golang", Assert.Single(parents).Name);
        Assert.StartsWith(
            "The parent image none of go-crud/multi cannot be had: pull access denied for none;", _told[^1], StringComparison.Ordinal);
        Assert.EndsWith(" Its builds are left to the engine.", _told[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfTwoBaseSetsThatLackSomethingTheOneWithMoreVariantsIsTaken()
    {
        var engine = Engine("golang");
        var supply = new ParentSupply(
            engine,
            baseSet =>
                [
                    new NeededParent(baseSet == BaseSet.Hub ? "golang" : "imagebench/go", "go-crud", "single"),
                    new NeededParent("none", "go-crud", "multi"),
                ],
            NoMaker,
            _told.Add);

        var (baseSet, _) = await supply.Choose(null, TestContext.Current.CancellationToken);

        Assert.Equal(BaseSet.Hub, baseSet);
        Assert.Equal(["pull golang", "pull none"], engine.Calls);
    }

    [Fact]
    public async Task AFrontendIsPulledIsNoParentAndKeepsNothingFromBeingBuilt()
    {
        var engine = Engine("golang", "docker/dockerfile:1");
        string[] frontends = ["docker/dockerfile:1", "team/none"];
        var supply = new ParentSupply(
            engine,
            _ =>
                [
                    .. frontends.Select(frontend => new NeededParent(frontend, "go-crud", "single") { IsFrontend = true }),
                    new NeededParent("golang", "go-crud", "single"),
                ],
            NoMaker,
            _told.Add);

        var (baseSet, parents) = await supply.Choose(null, TestContext.Current.CancellationToken);

        Assert.Equal(BaseSet.Hub, baseSet);
        Assert.Equal("golang", Assert.Single(parents).Name);
        Assert.Contains("pull docker/dockerfile:1", engine.Calls);
        Assert.Contains(
            "The frontend team/none of go-crud/single cannot be had: pull access denied for team/none. The engine will ask for it.", _told);
    }

    [Fact]
    public async Task AnImageMadeHereIsAskedOfItsMakerAlsoWhenItIsThere()
    {
        var engine = Engine();
        engine.Have("imagebench/go");

        await Choose(engine, BaseSet.Debian);

        Assert.Equal(["make imagebench/go"], engine.Calls);
    }

    [Fact]
    public async Task AMadeImageThatTheEngineDoesNotListIsNamed()
    {
        var supply = new ParentSupply(Engine(), Needed, (_, _) => Task.FromResult<string?>(null), _told.Add);

        await supply.Choose(BaseSet.Debian, TestContext.Current.CancellationToken);

        Assert.Contains("cannot be had: the engine does not list it;", _told[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEngineThatDiesIsNotTakenForAMissingImage()
    {
        var engine = Engine();
        var supply = new ParentSupply(
            engine, _ => throw new Fault(ExitCode.NoEngine, "It is gone."), (_, _) => Task.FromResult<string?>(null), _told.Add);

        var fault = await Assert.ThrowsAsync<Fault>(() => supply.Choose(null, TestContext.Current.CancellationToken));

        Assert.Equal("It is gone.", fault.Message);
        Assert.Empty(_told);
    }

    private static Task<string?> NoMaker(string image, CancellationToken cancellationToken) => Task.FromResult<string?>("no recipe");

    private static IReadOnlyList<NeededParent> Needed(BaseSet baseSet) => baseSet == BaseSet.Hub
        ? [new NeededParent("golang", "go-crud", "single"), new NeededParent("golang", "go-crud", "multi")]
        : [new NeededParent("imagebench/go", "go-crud", "single"), new NeededParent("imagebench/go", "go-crud", "multi")];

    private static FakeEngine Engine(params string[] registry) => new(new FakeTimeProvider(Some.Time)) { Registry = [.. registry] };

    private Task<(BaseSet BaseSet, IReadOnlyList<ParentFacts> Parents)> Choose(FakeEngine engine, BaseSet? asked) =>
        new ParentSupply(engine, Needed, (image, _) => Make(engine, image), _told.Add).Choose(asked, TestContext.Current.CancellationToken);

    private Task<string?> Make(FakeEngine engine, string image)
    {
        engine.Calls.Add("make " + image);
        if (_cannotMake is null)
            engine.Have(image);
        return Task.FromResult(_cannotMake);
    }
}
