using ImageBench.Model.Scenarios;

namespace ImageBench.Tests.Scenarios;

public sealed class ScenarioCatalogTests : IDisposable
{
    private readonly SampleScenarios _scenarios = new();

    public void Dispose() => _scenarios.Dispose();

    [Fact]
    public void AFolderWithTwoDockerfilesNeedsNothingElse()
    {
        _scenarios.Write("app/Dockerfile.single", "FROM a");
        _scenarios.Write("app/multi.Dockerfile", "FROM b");
        _scenarios.Write("app/Dockerfile", "FROM c");
        _scenarios.Write("app/Dockerfile.multi.dockerignore", "*");
        _scenarios.Write("app/.dockerignore", "*");

        var scenario = Assert.Single(_scenarios.Read().Scenarios);

        Assert.Empty(_scenarios.Mistakes());
        Assert.Equal(("app", "app", "single"), (scenario.Name, scenario.Title, scenario.Baseline));
        Assert.Equal(
            (Path.Combine(_scenarios.Path, "app"), Path.Combine(_scenarios.Path, "app")), (scenario.Folder, scenario.ContextFolder));
        Assert.Equal(["default", "multi", "single"], scenario.Variants.Select(variant => variant.Name));
        Assert.Equal(
            ["Dockerfile", "multi.Dockerfile", "Dockerfile.single"],
            scenario.Variants.Select(variant => Path.GetFileName(variant.DockerfilePath)));
        Assert.All(scenario.Variants, variant => Assert.True(Path.IsPathRooted(variant.DockerfilePath)));
        Assert.Null(scenario.Check);
    }

    [Theory]
    [InlineData("b a c", "a")]
    [InlineData("b single-slim single a", "single")]
    [InlineData("Z a", "Z")]
    public void TheBaselineIsTheSingleStageOneOrTheFirst(string variants, string baseline)
    {
        foreach (var variant in variants.Split(' '))
            _scenarios.Write($"app/Dockerfile.{variant}", "FROM a");

        Assert.Equal(baseline, Assert.Single(_scenarios.Read().Scenarios).Baseline);
    }

    [Fact]
    public void FoldersThatAreNotMeantAsScenariosArePassedOver()
    {
        _scenarios.Add("app");
        _scenarios.Write("bin/imagebench.dll", "");
        _scenarios.Write(".git/Dockerfile", "FROM a");
        _scenarios.Write("README.md", "");

        Assert.Equal(["app"], _scenarios.Read().Found.Select(found => found.Name));
        Assert.Empty(_scenarios.Mistakes());
    }

    [Fact]
    public void ScenariosComeByNameOrAsTheyWereAskedFor()
    {
        foreach (var name in new[] { "b", "a", "B" })
            _scenarios.Add(name);

        Assert.Equal(["B", "a", "b"], _scenarios.Read().Scenarios.Select(scenario => scenario.Name));
        Assert.Equal(["b", "a"], _scenarios.Read("b", "a", "b").Scenarios.Select(scenario => scenario.Name));
    }

    [Fact]
    public void APathNamesAScenarioAnywhere()
    {
        _scenarios.Add("deep/er/app");

        Assert.Equal("app", Assert.Single(_scenarios.Read(Path.Combine(_scenarios.Path, "deep/er/app/")).Scenarios).Name);
    }

    [Fact]
    public void AWrongNameIsToldWithTheNearestOne()
    {
        _scenarios.Add("go-crud");
        _scenarios.Add("node");
        _scenarios.Write("bin/x", "");

        Assert.Equal(
            [
                "scenarios: there is no scenario 'go-crd'. Did you mean 'go-crud'? Found: go-crud, node.",
                "scenarios: there is no scenario 'python'. Found: go-crud, node.",
            ],
            _scenarios.Mistakes("go-crd", "node", "python"));
    }

    [Fact]
    public void AWrongPathAndAnEmptyFolderAreTold()
    {
        _scenarios.Write("bin/x", "");

        Assert.Equal(
            [
                "scenarios/none/app: there is no such folder. Give the path of a folder or of a Dockerfile, or the name of a scenario.",
                "scenarios: there is no scenario 'app'. No folder in it is a scenario.",
                "scenarios/bin: the folder holds no Dockerfile. Add one: Dockerfile, or several as Dockerfile.NAME.",
            ],
            _scenarios.Mistakes(_scenarios.Path + "/none/app", "bin", "app"));
        Assert.Equal(
            ["scenarios: no folder in it is a scenario. Put a folder there that holds Dockerfiles, or give the path of one that does."],
            _scenarios.Mistakes());
    }

    [Fact]
    public void AMissingScenariosFolderIsToldOnceForEachName()
    {
        var none = Path.Combine(_scenarios.Path, "none");
        const string sentence = "scenarios/none: there is no such folder. Give the path of a folder with a Dockerfile, or the folder that "
            + "holds the scenarios with --scenarios DIR.";

        Assert.Equal(sentence, _scenarios.Shown(Assert.Single(ImageBench.Scenarios.ScenarioCatalog.Read(none, []).Mistakes).ToString()));
        Assert.Equal(
            "app: there is neither such a folder nor a folder of scenarios at scenarios/none. Give the path of a folder with a Dockerfile, "
                + "or the folder that holds the scenarios with --scenarios DIR.",
            _scenarios.Shown(Assert.Single(ImageBench.Scenarios.ScenarioCatalog.Read(none, ["app"]).Mistakes).ToString()));
    }

    [Fact]
    public void FoldersOfOneNameAreToldApartByThoseAboveThem()
    {
        _scenarios.Add("x/deep/app");
        _scenarios.Add("y/deep/app");
        _scenarios.Add("y/other/app");
        _scenarios.Add("app");

        var found = _scenarios.Read(
            "app", _scenarios.Path + "/x/deep/app", _scenarios.Path + "/y/deep/app/", _scenarios.Path + "/y/other/app").Found;

        var above = Path.GetFileName(_scenarios.Path);
        Assert.Equal([$"{above}-app", "x-deep-app", "y-deep-app", "other-app"], found.Select(scenario => scenario.Name));
        Assert.All(found, scenario => Assert.Equal(scenario.Name, scenario.Scenario!.Title));
    }

    [Fact]
    public void TwoScenariosThatGiveThemselvesOneNameCannotRunTogether()
    {
        _scenarios.Add("x", "name: app");
        _scenarios.Add("y", "name: app");

        Assert.Equal(
            ["scenarios/y: there are two scenarios named 'app', the other in scenarios/x. Write another name: NAME in the scenario.yaml of "
                + "one, or run them one by one."],
            _scenarios.Mistakes());
        Assert.Empty(_scenarios.Mistakes("y"));
    }

    [Fact]
    public void AScenarioIsFoundByTheNameThatItGivesItself()
    {
        _scenarios.Add("svc-api-v2", "name: api\n");
        _scenarios.Add("other");

        var scenario = Assert.Single(_scenarios.Read("api").Scenarios);

        Assert.Equal(("api", "api", "svc-api-v2"), (scenario.Name, scenario.Title, Path.GetFileName(scenario.Folder)));
        Assert.Equal(scenario.Folder, Assert.Single(_scenarios.Read("svc-api-v2").Scenarios).Folder);
    }

    [Fact]
    public void MistakesOfAllFoldersComeAtOnceAndStayWithTheirFolders()
    {
        _scenarios.Add("a", "titel: A");
        _scenarios.Add("b");
        _scenarios.Add("c", "title: C\nbaseline: mult");

        var result = _scenarios.Read();

        Assert.Equal(["b"], result.Scenarios.Select(scenario => scenario.Name));
        Assert.Equal([1, 0, 1], result.Found.Select(found => found.Mistakes.Count));
        Assert.All(result.Found, found => Assert.Equal(["multi", "single"], found.VariantNames));
        Assert.Equal(
            [
                "scenarios/a/scenario.yaml:1: there is no key 'titel'. Write 'title': the keys are name, title, baseline, context, "
                    + "variants, parents, edit, check, budget, limits, secrets, ssh, contexts, platform, network, add_hosts, shm_size, "
                    + "ulimits, labels, cache_from, cache_to.",
                "scenarios/c/scenario.yaml:2: baseline 'mult' names no variant. Write 'multi': the variants are multi, single.",
            ],
            result.Mistakes.Select(mistake => _scenarios.Shown(mistake.ToString())));
    }

    [Fact]
    public void MistakesNameFilesAsTheyWereGiven()
    {
        _scenarios.Add("a", "titel: A");
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), _scenarios.Path);

        var result = ImageBench.Scenarios.ScenarioCatalog.Read(relative, []);

        Assert.Equal(Path.Combine(relative, "a", "scenario.yaml"), Assert.Single(result.Mistakes).File);
        Assert.Equal(Path.Combine(_scenarios.Path, "a"), Assert.Single(result.Found).Folder);
    }

    [Fact]
    public void ACopyOfAScenarioIsAScenario()
    {
        const string yaml = "title: T\ncontext: .\nedit: { source: main.go }\nparents: { GO_IMAGE: { hub: 'golang:1.24-alpine' } }\n";
        _scenarios.Add("a", yaml);
        _scenarios.Add("mine", yaml);
        _scenarios.Write("mine/Dockerfile.third", SampleScenarios.Multi);

        Assert.Empty(_scenarios.Mistakes());
        Assert.Equal([2, 3], _scenarios.Read().Scenarios.Select(scenario => scenario.Variants.Count));
        Assert.All(
            _scenarios.Read().Scenarios,
            scenario => Assert.Equal([new ParentImage("GO_IMAGE", "golang:1.24-alpine", null)], scenario.Parents));
    }

    [Fact]
    public void TheScenariosOfThisRepositoryAreRight()
    {
        var result = ImageBench.Scenarios.ScenarioCatalog.Read(Repository.Scenarios, []);

        Assert.Empty(result.Mistakes);
        var goCrud = Assert.Single(result.Scenarios, scenario => scenario.Name == "go-crud");
        Assert.Equal("single", goCrud.Baseline);
        Assert.Equal(["distroless", "multi", "scratch", "single"], goCrud.Variants.Select(variant => variant.Name));
    }
}
