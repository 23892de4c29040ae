using ImageBench.Model;
using ImageBench.Provisioning.Parents;
using ImageBench.Scenarios;

namespace ImageBench.Tests.Provisioning;

/// <summary>The scenarios and the recipes of this repository fit each other, and neither knows a list of the other.</summary>
public class BundledRecipesTests
{
    [Fact]
    public void EveryParentOfTheDebianBaseSetHasARecipe()
    {
        var wanted = ScenarioCatalog.Read(Repository.Scenarios, []).Scenarios.SelectMany(scenario =>
            scenario.Parents.Select(parent => (scenario.Name, Image: parent.In(BaseSet.Debian))));

        Assert.All(
            wanted,
            parent => Assert.True(
                parent.Image is null || ParentRecipe.Find(parent.Image) is not null,
                $"{parent.Name} wants {parent.Image}, for which there is no recipe"));
    }

    [Fact]
    public void EveryRecipeIsFoundThatAnotherStandsOn()
    {
        var froms = ParentRecipe.All()
            .Where(recipe => !recipe.IsBootstrap)
            .SelectMany(recipe => File.ReadLines(Path.Combine(recipe.Folder, "Dockerfile"))
            .Where(line => line.StartsWith("FROM imagebench/", StringComparison.Ordinal))
            .Select(line => (recipe.Name, Image: line.Split(' ')[1])));

        Assert.All(
            froms,
            from => Assert.True(
                ParentRecipe.Find(from.Image) is not null, $"{from.Name} stands on {from.Image}, for which there is no recipe"));
    }
}
