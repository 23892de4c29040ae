namespace ImageBench.Statistics.Estimates;

/// <summary>
/// How long the builds that are left may take, with what is done between them. <c>IsAtMost</c>: some are of a cache state that was never
/// measured, and are counted as the cold builds of their variant, which hardly any build outlasts.
/// </summary>
internal sealed record TimeLeft(TimeSpan Time, int Builds, bool IsAtMost);
