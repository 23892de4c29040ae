using ImageBench.Model.Scenarios;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Runs.Outcomes;

/// <summary>
/// Where the Dockerfiles of an outcome's images are, which its results do not hold: as tools name files, below the working folder.
/// </summary>
internal static class OutcomeDockerfiles
{
    public static Outcome Add(Outcome outcome, IReadOnlyList<Scenario> scenarios)
    {
        var paths = scenarios.SelectMany(scenario => scenario.Variants, (scenario, variant) => (scenario.Name, variant))
            .Where(place => place.variant.Image is null)
            .ToDictionary(place => (place.Name, place.variant.Name), place => place.variant.DockerfilePath);
        return outcome with
        {
            Images =
            [
                .. outcome.Images.Select(image =>
                    image is { Scenario: { } scenario, Variant: { } variant } && paths.TryGetValue((scenario, variant), out var path)
                        ? image with { Dockerfile = Below(path) }
                        : image),
            ],
        };
    }

    private static string Below(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path).Replace('\\', '/');
}
