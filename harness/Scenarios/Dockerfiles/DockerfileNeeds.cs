using ImageBench.Model.Builds;

namespace ImageBench.Scenarios.Dockerfiles;

/// <summary>What a build of a Dockerfile asks for when it is given these arguments.</summary>
internal static class DockerfileNeeds
{
    /// <summary>
    /// The images outside of the Dockerfile that a build of the target needs, each once, in the order of the stages that name them. Those
    /// whose names cannot be worked out, or are none, are left to the engine.
    /// </summary>
    public static IReadOnlyList<DockerfileImage> Images(
        this DockerfileFacts facts, string? target, IReadOnlyDictionary<string, string> arguments, Builder builder) =>
        facts.FindStage(target) is { } last ? new StageImages(facts, last, arguments, builder).All() : [];

    /// <summary>Those of them that are of the platform that is built for, by name.</summary>
    public static IReadOnlyList<string> ParentImages(
        this DockerfileFacts facts, string? target, IReadOnlyDictionary<string, string> arguments, Builder builder) =>
        [.. facts.Images(target, arguments, builder).Where(image => image.Platform is null).Select(image => image.Name)];
}
