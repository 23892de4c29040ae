namespace ImageBench.Running;

/// <summary>
/// The marks of what a run makes on an engine: a label of its images, and one of its containers. The value is the run's id and something
/// that two runs of one second (with other result folders, or from other machines on one engine) do not share: the one must not remove what
/// the other made.
/// </summary>
internal sealed record RunLabel(string Value)
{
    public const string Name = "imagebench.run";

    /// <summary>The label of containers.</summary>
    public const string ContainerName = "imagebench.container";

    private const int UniqueLength = 8;

    public static RunLabel Make(string runId, Guid unique) => new(StartOf(runId) + unique.ToString("N")[..UniqueLength]);

    /// <summary>Whether a label's value is of that run, and not of one whose id merely begins so.</summary>
    public static bool IsOf(string value, string runId) =>
        value.Length == StartOf(runId).Length + UniqueLength && value.StartsWith(StartOf(runId), StringComparison.Ordinal);

    /// <summary>What its images carry. All that is made from an image inherits its labels, so they show nothing of a container.</summary>
    public IReadOnlyDictionary<string, string> AsLabels() => new Dictionary<string, string> { [Name] = Value };

    /// <summary>What its containers carry, and nothing else: no image has this label for others to inherit.</summary>
    public IReadOnlyDictionary<string, string> ForContainers() => new Dictionary<string, string> { [ContainerName] = Value };

    private static string StartOf(string runId) => runId + "-";
}
