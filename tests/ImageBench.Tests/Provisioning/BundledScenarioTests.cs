using ImageBench.Model;
using ImageBench.Provisioning;
using ImageBench.Scenarios;

namespace ImageBench.Tests.Provisioning;

/// <summary>The scenarios and the recipes of this repository fit each other, and neither knows a list of the other.</summary>
public class BundledScenarioTests
{
    [Fact]
    public void EveryParentOfTheDebianBaseSetHasARecipe()
    {
        var wanted = Scenarios().SelectMany(scenario => scenario.Parents.Select(parent => (scenario.Name, Image: parent.In(BaseSet.Debian))));

        Assert.All(wanted, parent => Assert.True(parent.Image is null || ParentRecipe.Find(parent.Image) is not null, $"{parent.Name} wants {parent.Image}, for which there is no recipe"));
    }

    [Fact]
    public void EveryRecipeIsFoundThatAnotherStandsOn()
    {
        var froms = ParentRecipe.All().Where(recipe => !recipe.IsBootstrap).SelectMany(recipe => File.ReadLines(Path.Combine(recipe.Folder, "Dockerfile"))
            .Where(line => line.StartsWith("FROM imagebench/", StringComparison.Ordinal))
            .Select(line => (recipe.Name, Image: line.Split(' ')[1])));

        Assert.All(froms, from => Assert.True(ParentRecipe.Find(from.Image) is not null, $"{from.Name} stands on {from.Image}, for which there is no recipe"));
    }

    [Fact]
    public void NoDockerfileNamesAnImageThatOnlyThisMachineHas()
    {
        var dockerfiles = Scenarios().SelectMany(scenario => scenario.Variants).Select(variant => variant.DockerfilePath).Distinct();

        Assert.All(dockerfiles, path => Assert.DoesNotContain("imagebench/", File.ReadAllText(path), StringComparison.Ordinal));
    }

    private static IReadOnlyList<Scenario> Scenarios()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "ImageBench.sln")))
            root = Path.GetDirectoryName(root)!;
        return ScenarioCatalog.Read(Path.Combine(root, "scenarios"), []).Scenarios;
    }
}
