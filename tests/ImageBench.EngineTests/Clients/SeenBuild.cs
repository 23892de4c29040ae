namespace ImageBench.EngineTests.Clients;

/// <summary>
/// What somebody's build of a folder showed: its image with its layers, and the steps that can be cached (all but FROM and ARG) by their
/// names. <c>Error</c>: why there is no image.
/// </summary>
internal sealed record SeenBuild(
    string ImageId, IReadOnlyList<string> DiffIds, IReadOnlyList<(string Name, bool Cached)> Steps, string? Error)
{
    public string Counts => $"{Steps.Count(step => step.Cached)}/{Steps.Count}";

    public IEnumerable<string> Ran => Steps.Where(step => !step.Cached).Select(step => step.Name);

    public static SeenBuild Failed(string error) => new("", [], [], error);

    /// <summary>One of several builds, seen as one: the image is that of the last.</summary>
    public SeenBuild With(SeenBuild next) => next with { Steps = [.. Steps, .. next.Steps] };
}
