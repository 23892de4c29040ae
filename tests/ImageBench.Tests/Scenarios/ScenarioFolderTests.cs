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

        Assert.Equal(
            ["scenarios/app/a.Dockerfile: is a second variant named 'a', beside Dockerfile.a. Rename one of the two."],
            _scenarios.Mistakes());
    }

    [Theory]
    [InlineData("-x")]
    [InlineData("größe")]
    [InlineData("a b")]
    [InlineData("=1+1")]
    public void AVariantsNameIsSafe(string name)
    {
        _scenarios.Add("app");
        _scenarios.Write($"app/Dockerfile.{name}", "FROM a");

        Assert.Equal(
            [$"scenarios/app/Dockerfile.{name}: '{name}' cannot be a variant's name. Rename the file: a name is 1 to 64 of the "
                + "characters a-z, A-Z, 0-9, '.', '_' and '-', the first one a letter or digit."],
            _scenarios.Mistakes());
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

    [Fact]
    public void ADockerfileBehindABrokenLinkIsTold()
    {
        _scenarios.Add("app");
        File.CreateSymbolicLink(Path.Combine(_scenarios.Path, "app/Dockerfile.link"), "nowhere");

        var mistake = Assert.Single(_scenarios.Mistakes());

        Assert.StartsWith("scenarios/app/Dockerfile.link: cannot be read: Could not find file", mistake, StringComparison.Ordinal);
        Assert.EndsWith(". Make it a file that you may read, or remove it.", mistake, StringComparison.Ordinal);
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
    public void AllNamesThatPeopleGiveToDockerfilesAreRead()
    {
        foreach (var file in new[] { "Containerfile", "Containerfile.small", "Dockerfile-dev", "Dockerfile.prod", "test.dockerfile",
            "lint.Dockerfile", "web.containerfile", "Containerfile-tiny" })
        {
            _scenarios.Write($"app/{file}", "FROM a");
        }

        var variants = Assert.Single(_scenarios.Read().Scenarios).Variants;

        Assert.Empty(_scenarios.Mistakes());
        Assert.Equal(
            [
                "default Containerfile",
                "dev Dockerfile-dev",
                "lint lint.Dockerfile",
                "prod Dockerfile.prod",
                "small Containerfile.small",
                "test test.dockerfile",
                "tiny Containerfile-tiny",
                "web web.containerfile",
            ],
            variants.Select(variant => $"{variant.Name} {Path.GetFileName(variant.DockerfilePath)}"));
    }

    [Fact]
    public void ALinkFromOnePlainNameToTheOtherIsNoSecondVariant()
    {
        _scenarios.Write("app/Dockerfile", "FROM a");
        File.CreateSymbolicLink(Path.Combine(_scenarios.Path, "app/Containerfile"), "Dockerfile");

        Assert.Empty(_scenarios.Mistakes());
        Assert.Equal(["default"], Assert.Single(_scenarios.Read().Found).VariantNames);
    }

    [Fact]
    public void WhatEditorsAndMergesLeaveIsPassedOver()
    {
        _scenarios.Add("app");
        foreach (var file in new[] { "Dockerfile~", "Dockerfile.multi~", "Dockerfile.multi.orig", "Dockerfile.multi.rej", "Dockerfile.bak",
            "Dockerfile.SAVE", "Dockerfile.save.2", "Dockerfile.swp", "Dockerfile.swn", "Dockerfile.backup", "Dockerfile.kate-swp",
            ".#Dockerfile", "#Dockerfile#", ".dockerfile", "Dockerfile.~1~",
            ".Dockerfile.multi.swp", "#Dockerfile.multi#", "Dockerfile-x.dockerignore" })
        {
            _scenarios.Write($"app/{file}", "FROM a");
        }

        Assert.Empty(_scenarios.Mistakes());
        Assert.Equal(["multi", "single"], Assert.Single(_scenarios.Read().Found).VariantNames);
    }

    [Fact]
    public void AFolderWhoseDockerfilesHaveOtherNamesIsToldWhatToNameThem()
    {
        _scenarios.Write("app/dockerfile_a", "FROM a");
        _scenarios.Write("app/Dockerfile_b", "FROM a");
        _scenarios.Write("app/DOCKERFILE.c.orig", "FROM a");

        Assert.Equal(
            ["scenarios/app: the folder holds no Dockerfile. Rename Dockerfile_b to Dockerfile.b, dockerfile_a to Dockerfile.a."],
            _scenarios.Mistakes("app"));
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
