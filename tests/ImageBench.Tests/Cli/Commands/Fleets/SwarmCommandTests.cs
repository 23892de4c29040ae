namespace ImageBench.Tests.Cli.Commands.Fleets;

/// <summary>What is wrong with a fleet's run is told before anything is sent to any machine.</summary>
public sealed class SwarmCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Theory]
    [InlineData("--engine private", "--engine is of this machine, and the others know nothing of it: leave it out behind the two hyphens.")]
    [InlineData("--engine=private", "--engine is of this machine, and the others know nothing of it: leave it out behind the two hyphens.")]
    [InlineData("--export-json out.json", "--export-json is of this machine, and the others know nothing of it: leave it out behind the "
        + "two hyphens.")]
    [InlineData("--shard 1/2", "--shard is said by the file itself, since it differs from machine to machine: leave it out.")]
    [InlineData("--rounds no", "--rounds 'no' is not a whole number of at most 2147483647; write one such as 5, or auto.")]
    [InlineData("./scenarios/app", "'./scenarios/app' is no scenario of the folder of scenarios, which is what the machines get; name one "
        + "that lies there, or that folder with --scenarios.")]
    [InlineData("--scenario none", "'none' is no scenario of the folder of scenarios, which is what the machines get; name one that lies "
        + "there, or that folder with --scenarios.")]
    public async Task WhatTheMachinesCannotBeToldIsRefused(string options, string mistake)
    {
        var ended = await Run("registry.example/bench", [], options);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(mistake, ended.ErrorLines);
    }

    [Theory]
    [InlineData("registry.example/bench:1")]
    [InlineData("registry.example/")]
    [InlineData("Registry/../x")]
    public async Task WhatIsNoRepositoryIsRefused(string registry)
    {
        var ended = await Run(registry, [], "--scenario app");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains(
            $"--registry '{registry}' is no repository; write HOST/NAME, such as registry.example/bench.", ended.ErrorLines);
    }

    [Theory]
    [InlineData("--scenario app", "2 shards are more than the 1 scenarios: give --shards 1 or fewer.")]
    [InlineData("--scenario app --scenario torn", "HERE/scenarios/torn/scenario.yaml:1: ")]
    public async Task WhatEachMachineWouldFindOutIsToldBeforeTheEngineIsAsked(string options, string mistake)
    {
        _line.Write("scenarios/torn/Dockerfile", "FROM scratch\n");
        _line.Write("scenarios/torn/scenario.yaml", "titel: torn\n");

        var ended = await Run("registry.example/bench", ["--engine", "unix:///nowhere.sock"], options);

        Assert.Equal(2, ended.ExitCode);
        Assert.StartsWith(mistake, Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEngineThatIsNotThereIsNamedBeforeTheRegistryIsAsked()
    {
        _line.Write("scenarios/bee/Dockerfile", "FROM scratch\n");
        var ended = await Run("registry.example/bench", ["--engine", "unix:///nowhere.sock"], "--scenario app --scenario bee");

        Assert.Equal(3, ended.ExitCode);
        Assert.Contains("unix:///nowhere.sock", Assert.Single(ended.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task APartThatNoFleetStartedSaysWhoStartsThem()
    {
        var ended = await _line.Run("fleet", "part", "--repository", "registry.example/bench", "--name", "x", "--shards", "2");

        Assert.Equal(2, ended.ExitCode);
        Assert.Equal(
            [
                "'imagebench fleet part' is for the tasks of a fleet alone; 'imagebench fleet swarm' starts them, or a job that "
                    + "'imagebench fleet kubernetes' writes.",
            ],
            ended.ErrorLines);
        Assert.DoesNotContain("\n  part", (await _line.Run("fleet", "--help")).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _line.Dispose();

    private Task<Ended> Run(string registry, string[] more, string options) =>
        _line.Run(["fleet", "swarm", "--shards", "2", "--registry", registry, "--image", "bench", .. more, "--", .. options.Split(' ')]);
}
