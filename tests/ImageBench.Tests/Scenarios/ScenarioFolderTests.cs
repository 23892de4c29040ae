namespace ImageBench.Tests.Scenarios;

public sealed class ScenarioFolderTests : IDisposable
{
    private readonly SampleScenarios _scenarios = new();

    public void Dispose() => _scenarios.Dispose();

    [Theory]
    [InlineData("single-stage", "Dockerfile", "Dockerfile.alpine", "Dockerfile.single-stage")]
    [InlineData("default", "Dockerfile", "Dockerfile.alpine", "Dockerfile.zero")]
    [InlineData("default", "dockerfile", "dockerfile.alpine")]
    [InlineData("alpine", "Dockerfile.alpine", "dockerfile.zero")]
    public void TheBaselineIsTheSingleStageOneElseThePlainOneElseTheFirstByName(string baseline, params string[] files)
    {
        foreach (var file in files)
            _scenarios.Write($"app/{file}", SampleScenarios.Single);

        var scenario = Assert.Single(_scenarios.Read("app").Scenarios);

        Assert.Equal((baseline, files.Length), (scenario.Baseline, scenario.Variants.Count));
    }

    [Fact]
    public void OneDockerfileIsEnoughAndItsOwnBaseline()
    {
        _scenarios.Write("app/Dockerfile.multi", "FROM a");
        _scenarios.Write("app/Dockerfile.multi.dockerignore", "*");

        Assert.Empty(_scenarios.Mistakes());
        var scenario = Assert.Single(_scenarios.Read("app").Scenarios);
        Assert.Equal(("multi", "multi"), (Assert.Single(scenario.Variants).Name, scenario.Baseline));
    }

    [Fact]
    public void AScenarioFileWithoutDockerfilesIsAMistake()
    {
        _scenarios.Write("app/scenario.yaml", "title: T");

        Assert.Equal(
            ["scenarios/app: has no Dockerfile. Add one: Dockerfile, or several as Dockerfile.NAME."],
            _scenarios.Mistakes());
    }

    [Fact]
    public void OneDockerfileWithTwoTargetsIsEnough()
    {
        _scenarios.Write("app/Dockerfile", "FROM a AS build\nFROM b AS run");
        _scenarios.Write(
            "app/scenario.yaml",
            "variants:\n  fat: { dockerfile: Dockerfile, target: BUILD }\n  slim: { dockerfile: Dockerfile, target: '1' }\n  default:\n");

        Assert.Empty(_scenarios.Mistakes());
        var scenario = Assert.Single(_scenarios.Read().Scenarios);
        Assert.Equal(
            [("fat", "BUILD"), ("slim", "1"), ("default", null)], scenario.Variants.Select(variant => (variant.Name, variant.Target)));
        Assert.Equal("default", scenario.Baseline);
    }

    [Fact]
    public void AScenariosNameIsSafe()
    {
        _scenarios.Add("my app");

        Assert.Equal(
            ["scenarios/my app: 'my app' cannot be a scenario's name. Rename the folder, or write name: NAME in scenario.yaml: a name is "
                + "1 to 64 of the characters a-z, A-Z, 0-9, '.', '_' and '-', the first one a letter or digit."],
            _scenarios.Mistakes());
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("../up")]
    [InlineData("-x")]
    public void TheNameThatAScenarioGivesItselfIsSafe(string name)
    {
        _scenarios.Add("app", $"title: T\nname: '{name}'\n");

        Assert.Equal(
            [$"scenarios/app/scenario.yaml:2: name '{name}' cannot be a scenario's name. Write another: a name is 1 to 64 of the "
                + "characters a-z, A-Z, 0-9, '.', '_' and '-', the first one a letter or digit."],
            _scenarios.Mistakes());
    }

    [Fact]
    public void AScenarioFileOfAnotherNameIsNotPassedOverInSilence()
    {
        _scenarios.Add("app");
        _scenarios.Write("app/scenario.yml", "title: T");

        Assert.Equal(["scenarios/app/scenario.yml: is not read. Rename it to scenario.yaml."], _scenarios.Mistakes());
    }

    [Theory]
    [InlineData("")]
    [InlineData("# FROM a\nRUN true")]
    [InlineData("FROM {{ base }}")]
    [InlineData("# syntax=team/frontend\nname: x")]
    [InlineData("FROM a\nRUN cat <<EOF\nno end")]
    public void AnOddDockerfileIsLeftToTheEngine(string text)
    {
        const string yaml =
            "variants:\n  odd: { dockerfile: Dockerfile.odd, target: somewhere, args: { WITH: x } }\n  multi:\nparents: { BASE: { hub: "
                + "'a' } }\n";
        _scenarios.Add("app", yaml);
        _scenarios.Write("app/Dockerfile.odd", text);

        Assert.Empty(_scenarios.Mistakes());
        Assert.Equal(["odd", "multi"], Assert.Single(_scenarios.Read().Scenarios).Variants.Select(variant => variant.Name));
    }

    [Fact]
    public void APatternThatDockerRefusesIsToldWithTheOtherMistakes()
    {
        _scenarios.Add("app", "titel: x\n");
        _scenarios.Write("app/.dockerignore", "bin\n[a\n");
        _scenarios.Write("app/Dockerfile.multi.dockerignore", "![z-a]\n");

        var mistakes = _scenarios.Mistakes();

        Assert.Equal(3, mistakes.Length);
        Assert.Contains(
            mistakes, mistake => mistake.StartsWith("scenarios/app/scenario.yaml:1: there is no key 'titel'", StringComparison.Ordinal));
        Assert.Contains(
            mistakes, mistake => mistake.StartsWith("scenarios/app/.dockerignore:2: the pattern \"[a\" has a [", StringComparison.Ordinal));
        Assert.Contains(
            mistakes,
            mistake => mistake.StartsWith(
                "scenarios/app/Dockerfile.multi.dockerignore:1: the pattern \"![z-a]\" has a range", StringComparison.Ordinal));
    }
}
