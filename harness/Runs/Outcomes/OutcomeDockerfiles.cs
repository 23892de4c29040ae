using System.Text;
using ImageBench.Model.Files;
using ImageBench.Model.Scenarios;
using ImageBench.Runs.Sides;
using ImageBench.Scenarios.Dockerfiles;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Runs.Outcomes;

/// <summary>
/// Where the Dockerfiles of an outcome's images are and their layers' instructions in them, which results do not hold. Paths are as tools
/// name files, below the working folder.
/// </summary>
internal static class OutcomeDockerfiles
{
    private const int LongestBytes = 16 * 1024 * 1024;

    public static Outcome Add(Outcome outcome, IReadOnlyList<Scenario> scenarios) => Add(outcome, scenarios, path => path);

    /// <summary>
    /// Of revisions: the head may have been laid out in a folder that is gone after it, and is told by its place in the repository.
    /// </summary>
    public static Outcome Add(Outcome outcome, IReadOnlyList<Scenario> scenarios, PlannedSides planned) => Add(
        outcome, scenarios, path => Path.GetFullPath(Path.GetRelativePath(planned.Head, path), planned.Repository));

    private static Outcome Add(Outcome outcome, IReadOnlyList<Scenario> scenarios, Func<string, string> placed)
    {
        var paths = scenarios.SelectMany(scenario => scenario.Variants, (scenario, variant) => (scenario.Name, variant))
            .Where(place => place.variant.Image is null)
            .ToDictionary(place => (place.Name, place.variant.Name), place => place.variant.WrittenPath ?? place.variant.DockerfilePath);
        return outcome with
        {
            Images =
            [
                .. outcome.Images.Select(image =>
                    image is { Scenario: { } scenario, Variant: { } variant } && paths.TryGetValue((scenario, variant), out var path)
                        ? Add(image, Path.GetRelativePath(Environment.CurrentDirectory, placed(path)), Read(path))
                        : image),
            ],
        };
    }

    /// <summary>An image's Dockerfile by its path below the working folder, and its text (null: it cannot be read).</summary>
    public static ImageOutcome Add(ImageOutcome image, string path, string? text) => image with
    {
        Dockerfile = path.Replace('\\', '/'),
        Layers = text is null ? image.Layers : [.. image.Layers.Select(layer =>
            layer.FromParent == true || layer.HeadPosition is null
                ? layer
                : layer with { Line = InstructionLine.Find(text, layer.Instruction) })],
    };

    // It was there when the run began. Without it there is no line to name, and nothing else is less true.
    private static string? Read(string path)
    {
        try
        {
            return Encoding.UTF8.GetString(BoundedFile.Read(path, LongestBytes));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
