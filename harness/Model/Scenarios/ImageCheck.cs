namespace ImageBench.Model.Scenarios;

/// <summary>
/// What the image says of itself: its own HEALTHCHECK (<c>UsesHealthCheck</c> true: it must have one, false: it is not used, null: it is
/// where there is one), else that it starts.
/// </summary>
internal sealed record ImageCheck(TimeSpan Timeout, bool? UsesHealthCheck) : CheckSpec(Timeout)
{
    /// <summary>
    /// What is checked where the scenario says nothing. An engine may wait for minutes until it calls a container unhealthy; no longer
    /// than that is waited here.
    /// </summary>
    public static readonly ImageCheck WhereNothingIsSaid = new(TimeSpan.FromMinutes(2), null);

    /// <summary>The port that its EXPOSE names, to which a connection is tried; null: none.</summary>
    public int? Port { get; init; }
}
