namespace ImageBench.Tests.Scenarios;

public sealed class ScenarioFolderTests : IDisposable
{
    private readonly SampleScenarios _scenarios = new();

    public void Dispose() => _scenarios.Dispose();

    [Fact]
    public void OneDockerfileIsNotEnough()
    {
        _scenarios.Write("app/Dockerfile.multi", "FROM a");
        _scenarios.Write("app/Dockerfile.multi.dockerignore", "*");

        string[] sentence = ["scenarios/app: has one Dockerfile; a scenario compares at least two. Add Dockerfile.NAME."];
        Assert.Equal(sentence, _scenarios.Mistakes());
        Assert.Equal(sentence, _scenarios.Mistakes("app"));
    }

    [Fact]
    public void AScenarioFileWithoutDockerfilesIsAMistake()
    {
        _scenarios.Write("app/scenario.yaml", "title: T");

        Assert.Equal(["scenarios/app: has no Dockerfile; a scenario compares at least two. Add Dockerfile.NAME and Dockerfile.OTHER."], _scenarios.Mistakes());
    }

    [Fact]
    public void OneDockerfileWithTwoTargetsIsEnough()
    {
        _scenarios.Write("app/Dockerfile", "FROM a AS build\nFROM b AS run");
        _scenarios.Write("app/scenario.yaml", "variants:\n  fat: { dockerfile: Dockerfile, target: BUILD }\n  slim: { dockerfile: Dockerfile, target: '1' }\n  default:\n");

        Assert.Empty(_scenarios.Mistakes());
        var scenario = Assert.Single(_scenarios.Read().Scenarios);
        Assert.Equal([("fat", "BUILD"), ("slim", "1"), ("default", null)], scenario.Variants.Select(variant => (variant.Name, variant.Target)));
        Assert.Equal("default", scenario.Baseline);
    }

    [Fact]
    public void TwoVariantsOfOneNameAreTold()
    {
        _scenarios.Write("app/Dockerfile.a", "FROM a");
        _scenarios.Write("app/a.Dockerfile", "FROM a");
        _scenarios.Write("app/Dockerfile.B", "FROM a");
        _scenarios.Write("app/Dockerfile.b", "FROM a");
        _scenarios.Write("app/Dockerfile", "FROM a");
        _scenarios.Write("app/Dockerfile.default", "FROM a");

        Assert.Equal(
            [
                "scenarios/app/Dockerfile.default: is a second variant named 'default', beside Dockerfile. Rename one of the two.",
                "scenarios/app/Dockerfile.b: is a second variant named 'b', beside Dockerfile.B. Rename one of the two.",
                "scenarios/app/a.Dockerfile: is a second variant named 'a', beside Dockerfile.a. Rename one of the two.",
            ],
            _scenarios.Mistakes());
    }

    [Fact]
    public void OnlyTwoFilesOfOneNameAreTwoOfOneNameAndNotTooFew()
    {
        _scenarios.Write("app/Dockerfile.a", "FROM a");
        _scenarios.Write("app/a.Dockerfile", "FROM a");

        Assert.Equal(["scenarios/app/a.Dockerfile: is a second variant named 'a', beside Dockerfile.a. Rename one of the two."], _scenarios.Mistakes());
    }

    [Theory]
    [InlineData("multi~")]
    [InlineData("-x")]
    [InlineData("größe")]
    [InlineData("a b")]
    [InlineData("=1+1")]
    public void AVariantsNameIsSafe(string name)
    {
        _scenarios.Add("app");
        _scenarios.Write($"app/Dockerfile.{name}", "FROM a");

        Assert.Equal(
            [$"scenarios/app/Dockerfile.{name}: '{name}' cannot be a variant's name. Rename the file: a name is 1 to 64 of the characters a-z, A-Z, 0-9, '.', '_' and '-', the first one a letter or digit."],
            _scenarios.Mistakes());
    }

    [Fact]
    public void AScenariosNameIsSafe()
    {
        _scenarios.Add("my app");

        Assert.Equal(
            ["scenarios/my app: 'my app' cannot be a scenario's name. Rename the folder: a name is 1 to 64 of the characters a-z, A-Z, 0-9, '.', '_' and '-', the first one a letter or digit."],
            _scenarios.Mistakes());
    }

    [Fact]
    public void AScenarioFileOfAnotherNameIsNotPassedOverInSilence()
    {
        _scenarios.Add("app");
        _scenarios.Write("app/scenario.yml", "title: T");

        Assert.Equal(["scenarios/app/scenario.yml: is not read. Rename it to scenario.yaml."], _scenarios.Mistakes());
    }

    [Fact]
    public void ADockerfileWithoutAStageOrBehindABrokenLinkIsTold()
    {
        _scenarios.Add("app");
        _scenarios.Write("app/Dockerfile.empty", "# FROM a\nRUN true");
        File.CreateSymbolicLink(Path.Combine(_scenarios.Path, "app/Dockerfile.link"), "nowhere");

        var mistakes = _scenarios.Mistakes();

        Assert.Equal("scenarios/app/Dockerfile.empty: has no FROM, so nothing can be built from it. Begin it with FROM IMAGE.", mistakes[0]);
        Assert.StartsWith("scenarios/app/Dockerfile.link: cannot be read: Could not find file", mistakes[1], StringComparison.Ordinal);
        Assert.EndsWith(". Make it a file that you may read, or remove it.", mistakes[1], StringComparison.Ordinal);
        Assert.Equal(2, mistakes.Length);
    }
}
