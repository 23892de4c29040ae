namespace ImageBench.Statistics.Lines;

/// <summary>
/// What the step of a line did in the builds of one cache state that count: in how many of <c>Builds</c> it ran, and what it took in all of
/// them together.
/// </summary>
internal sealed record LineRuns(int Builds, int Ran, TimeSpan Total)
{
    /// <summary>In how many of them the build waited for it: it lay on the critical path.</summary>
    public int OnPath { get; init; }

    /// <summary>Over all builds: those of lines, of other steps and of the builder add up to what the steps of a build take.</summary>
    public TimeSpan Mean => Builds == 0 ? TimeSpan.Zero : Total / Builds;

    /// <summary>Over those in which it ran; null where it never did.</summary>
    public TimeSpan? MeanRun => Ran == 0 ? null : Total / Ran;

    public LineRuns And(LineRuns other) =>
        new(Math.Max(Builds, other.Builds), Math.Max(Ran, other.Ran), Total + other.Total) { OnPath = Math.Max(OnPath, other.OnPath) };
}
