using ImageBench.Model;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios;

namespace ImageBench.Runs.Sides.Places;

/// <summary>
/// The scenarios of the head, one a folder with Dockerfiles. Each variant of theirs that is built, with its Dockerfile's place in the
/// repository and the name that its comparison gets.
/// </summary>
internal sealed record SideScenario(string Name, string Dockerfile, ScenarioPath Place, RevisedVariant Variant)
{
    /// <summary>
    /// Reads them at <paramref name="root"/>, where the repository lies; a <see cref="Fault"/> names all that is wrong with them.
    /// </summary>
    public static IReadOnlyList<SideScenario> ReadAll(string root, IReadOnlyList<ScenarioPath> places)
    {
        List<SideScenario> read = [];
        List<string> mistakes = [];
        foreach (var place in ScenarioPath.ToldApart(places))
        {
            var found = ScenarioFolder.Read(place);
            if (found is null)
                mistakes.Add($"{place.Folder}: the folder holds no Dockerfile. {ScenarioFolder.Remedy(place.Folder)}.");
            mistakes.AddRange(found?.Mistakes.Select(mistake => mistake.ToString()) ?? []);
            if (found?.Scenario is { } scenario)
                read.AddRange(Variants(root, place, scenario));
        }

        return mistakes.Count == 0 ? read : throw new Fault(ExitCode.BadInput, string.Join('\n', mistakes));
    }

    private static IEnumerable<SideScenario> Variants(string root, ScenarioPath place, Scenario scenario)
    {
        List<Variant> built = [.. scenario.Variants.Where(variant => variant.Image is null)];
        return built.Select(variant => new SideScenario(
            built.Count == 1 ? scenario.Name : SafeName.From($"{scenario.Name}-{variant.Name}", scenario.Name),
            SidePlace.Below(root, variant.DockerfilePath),
            place,
            new RevisedVariant(scenario, variant)));
    }
}
