using ImageBench.Scenarios;

namespace ImageBench.Tests.Scenarios;

/// <summary>What is said of names that no scenario has, and of mistakes in many folders at once.</summary>
public sealed class CatalogMistakeTests : IDisposable
{
    private readonly SampleScenarios _scenarios = new();

    public void Dispose() => _scenarios.Dispose();

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

        Assert.Equal(sentence, _scenarios.Shown(Assert.Single(ScenarioCatalog.Read(none, []).Mistakes).ToString()));
        Assert.Equal(
            "app: there is neither such a folder nor a folder of scenarios at scenarios/none. Give the path of a folder with a Dockerfile, "
                + "or the folder that holds the scenarios with --scenarios DIR.",
            _scenarios.Shown(Assert.Single(ScenarioCatalog.Read(none, ["app"]).Mistakes).ToString()));
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

        var result = ScenarioCatalog.Read(relative, []);

        Assert.Equal(Path.Combine(relative, "a", "scenario.yaml"), Assert.Single(result.Mistakes).File);
        Assert.Equal(Path.Combine(_scenarios.Path, "a"), Assert.Single(result.Found).Folder);
    }
}
