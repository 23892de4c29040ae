using ImageBench.Model;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Tests.Runs.Sides;

/// <summary>Both sides of two revisions, built up to a stage and with arguments that the command line names.</summary>
public sealed class AskedBuildTests : IDisposable
{
    private readonly SideStage _stage = new();

    public AskedBuildTests()
    {
        _stage.Repository.Write("Dockerfile", "FROM busybox AS build\nARG A\nFROM build AS run\nCOPY . /app\n");
        _stage.Repository.Commit("first");
    }

    [Fact]
    public async Task OneTargetIsThatOfBothSides()
    {
        var sides = Assert.Single(await Planned("--target", "build"));

        Assert.Equal(["base build", "head build"], sides.Variants.Select(side => $"{side.Name} {side.Target}"));
    }

    [Fact]
    public async Task EachOfSeveralTargetsIsComparedWithItself()
    {
        var planned = await Planned("--target", "build", "--target", "run");

        Assert.Equal(["build", "run"], planned.Select(scenario => scenario.Name[(scenario.Name.LastIndexOf('-') + 1)..]));
        Assert.Equal(
            ["build", "build", "run", "run"], planned.SelectMany(scenario => scenario.Variants).Select(side => side.Target));
    }

    [Fact]
    public async Task EachOfSeveralTargetsIsHeldToTheLimitsOfItsVariant()
    {
        _stage.Repository.Write("scenario.yaml", "limits: { default: { unpacked: 5% } }\n");

        var planned = await Planned("--target", "build", "--target", "run");

        Assert.All(planned, scenario => Assert.Equal("head: unpacked:5%", string.Join(' ', scenario.Limits
            .Select(limit => $"{limit.Variant}: {limit.Limit}"))));
    }

    [Fact]
    public async Task ATargetThatTheBaseHasNotLeavesTheHeadAlone()
    {
        _stage.Repository.Write("Dockerfile", "FROM busybox AS build\nFROM build AS slim\n");

        var scenario = Assert.Single(await Planned("--target", "slim"));

        Assert.Equal(["head"], scenario.Variants.Select(side => side.Name));
        Assert.Contains("--target 'slim' is no stage of Dockerfile", string.Join('\n', _stage.Told), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATargetThatTheHeadHasNotIsBadInput()
    {
        var fault = await Assert.ThrowsAsync<Fault>(() => Planned("--target", "rum"));

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Equal(
            $"{_stage.Repository.Path}/Dockerfile: --target 'rum' is no stage of Dockerfile. Write 'run': the stages are build, run.",
            fault.Message);
    }

    [Fact]
    public async Task AnArgumentGoesToTheSideThatTakesItAndOneThatNoneTakesIsBadInput()
    {
        _stage.Repository.Write("Dockerfile", "FROM busybox AS build\nARG B\nFROM build AS run\nCOPY . /app\n");

        var sides = Assert.Single(await Planned("--build-arg", "A=1", "--build-arg", "B=2")).Variants;
        var fault = await Assert.ThrowsAsync<Fault>(() => Planned("--build-arg", "C=3"));

        Assert.Equal(["A=1", "B=2"], sides.Select(side => string.Join(' ', side.Arguments.Select(one => $"{one.Key}={one.Value}"))));
        Assert.Contains("--build-arg C is declared by no ARG of Dockerfile.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoImagesThatWouldHaveOneNameAreToldApart()
    {
        foreach (var file in (string[])["a/Dockerfile", "a/Dockerfile.b-c", "a-b/Dockerfile", "a-b/Dockerfile.c"])
            _stage.Repository.Write(file, "FROM busybox\nCOPY . /app\n");
        File.Delete(Path.Combine(_stage.Repository.Path, "Dockerfile"));
        _stage.Repository.Commit("second");

        using var planned = await _stage.Plan("HEAD", all: true);
        var names = planned.Run!.Plan.Scenarios.Select(scenario => scenario.Name).ToList();

        Assert.Equal(["a-b-c", "a-b-c-2", "a-b-default", "a-default"], names.Order(StringComparer.Ordinal));
    }

    public void Dispose() => _stage.Dispose();

    private async Task<IReadOnlyList<Scenario>> Planned(params string[] typed)
    {
        _stage.Sources = typed.Chunk(2).Aggregate(
            SourceOptions.None, (sources, option) => SourceWords.With(sources, option[0], option[1], "", out _));
        using var planned = await _stage.Plan("HEAD", all: true);
        return planned.Run!.Plan.Scenarios;
    }
}
