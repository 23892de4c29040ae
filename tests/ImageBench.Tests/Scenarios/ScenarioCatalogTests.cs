using ImageBench.Model.Scenarios;
using ImageBench.Scenarios;

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
    public void AScenarioIsFoundByTheNameThatItGivesItself()
    {
        _scenarios.Add("svc-api-v2", "name: api\n");
        _scenarios.Add("other");

        var scenario = Assert.Single(_scenarios.Read("api").Scenarios);

        Assert.Equal(("api", "api", "svc-api-v2"), (scenario.Name, scenario.Title, Path.GetFileName(scenario.Folder)));
        Assert.Equal(scenario.Folder, Assert.Single(_scenarios.Read("svc-api-v2").Scenarios).Folder);
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
        var result = ScenarioCatalog.Read(Repository.Scenarios, []);

        Assert.Empty(result.Mistakes);
        var goCrud = Assert.Single(result.Scenarios, scenario => scenario.Name == "go-crud");
        Assert.Equal("single", goCrud.Baseline);
        Assert.Equal(["distroless", "multi", "scratch", "single"], goCrud.Variants.Select(variant => variant.Name));
    }
}
