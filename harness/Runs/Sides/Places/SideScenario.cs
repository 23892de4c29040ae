using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Scenarios;
using ImageBench.Scenarios;

namespace ImageBench.Runs.Sides.Places;

/// <summary>
/// A variant of the head that is built, with the places of its scenario's folder and of its Dockerfile in the repository, and the name that
/// its comparison gets.
/// </summary>
internal sealed record SideScenario(string Name, string Folder, string Dockerfile, RevisedVariant Variant)
{
    // As many as a name may have, less a hyphen and a number.
    private const int LongestStem = 60;

    /// <summary>
    /// Those of the scenarios at <paramref name="places"/>, where the repository lies at <paramref name="root"/>; a <see cref="Fault"/>
    /// names all that is wrong with them.
    /// </summary>
    public static IReadOnlyList<SideScenario> ReadAll(string root, IReadOnlyList<ScenarioPath> places, AskedBuild asked)
    {
        List<Scenario> read = [];
        List<string> mistakes = [];
        foreach (var place in ScenarioPath.ToldApart(places))
        {
            var found = ScenarioFolder.Read(place);
            if (found is null)
                mistakes.Add($"{place.Folder}: the folder holds no Dockerfile. {ScenarioFolder.Remedy(place.Folder)}.");
            mistakes.AddRange(found?.Mistakes.Select(mistake => mistake.ToString()) ?? []);
            if (found?.Scenario is { } scenario)
                read.Add(scenario);
        }

        return mistakes.Count == 0 ? Of(root, read, asked) : throw new Fault(ExitCode.BadInput, string.Join('\n', mistakes));
    }

    /// <summary>
    /// Those of scenarios that were read, each name once; a <see cref="Fault"/> names the Dockerfiles without a stage that was asked for.
    /// </summary>
    public static IReadOnlyList<SideScenario> Of(string root, IEnumerable<Scenario> scenarios, AskedBuild asked)
    {
        List<SideScenario> sides = [.. scenarios.Select(asked.Of).SelectMany(scenario => Of(root, scenario))];
        List<string> lacks = [.. sides.Select(side => asked.LackOf(side.Variant.Variant)?.ToString()).OfType<string>().Distinct()];
        return lacks.Count == 0 ? ToldApart(sides) : throw new Fault(ExitCode.BadInput, string.Join('\n', lacks));
    }

    private static IEnumerable<SideScenario> Of(string root, Scenario scenario) => scenario.Variants.Select(variant => new SideScenario(
        scenario.Variants.Count == 1 ? scenario.Name : SafeName.From($"{scenario.Name}-{variant.Name}", scenario.Name),
        SidePlace.Below(root, scenario.Folder),
        SidePlace.Below(root, variant.DockerfilePath),
        new RevisedVariant(scenario, variant)));

    // The variant "b-c" of "a" is called as "c" of "a-b" is, and two scenario.yaml may give one name.
    private static IReadOnlyList<SideScenario> ToldApart(IReadOnlyList<SideScenario> sides)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. sides.Select(side => side with { Name = Free(side.Name) })];

        string Free(string name)
        {
            var free = name;
            for (var number = 2; !taken.Add(free); number++)
                free = string.Create(CultureInfo.InvariantCulture, $"{name[..Math.Min(name.Length, LongestStem)]}-{number}");
            return free;
        }
    }
}
