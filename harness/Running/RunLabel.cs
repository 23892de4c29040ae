namespace ImageBench.Running;

/// <summary>
/// The label that everything which a run makes on an engine carries. Its value is the run's id and something that two runs of one second
/// (with other result folders, or from other machines on one engine) do not share: the one must not remove what the other made.
/// </summary>
internal sealed record RunLabel(string Value)
{
    public const string Name = "imagebench.run";

    public static RunLabel Make(string runId, Guid unique) => new(StartOf(runId) + unique.ToString("N")[..8]);

    /// <summary>What the values of that run have in common.</summary>
    public static string StartOf(string runId) => runId + "-";

    public IReadOnlyDictionary<string, string> AsLabels() => new Dictionary<string, string> { [Name] = Value };
}
