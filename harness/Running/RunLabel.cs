namespace ImageBench.Running;

/// <summary>
/// The label that everything which a run makes on an engine carries. Its value is the run's id and something that two runs of one second
/// (with other result folders, or from other machines on one engine) do not share: the one must not remove what the other made.
/// </summary>
internal sealed record RunLabel(string Value)
{
    public const string Name = "imagebench.run";

    /// <summary>The label of containers.</summary>
    public const string ContainerName = "imagebench.container";

    public static RunLabel Make(string runId, Guid unique) => new(StartOf(runId) + unique.ToString("N")[..8]);

    /// <summary>What the values of that run have in common.</summary>
    public static string StartOf(string runId) => runId + "-";

    /// <summary>What its images carry. All that is made from an image inherits its labels, so they show nothing of a container.</summary>
    public IReadOnlyDictionary<string, string> AsLabels() => new Dictionary<string, string> { [Name] = Value };

    /// <summary>What its containers carry, and nothing else: no image has this label for others to inherit.</summary>
    public IReadOnlyDictionary<string, string> ForContainers() => new Dictionary<string, string> { [ContainerName] = Value };
}
