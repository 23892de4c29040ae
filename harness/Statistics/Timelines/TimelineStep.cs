using ImageBench.Model.Builds;

namespace ImageBench.Statistics.Timelines;

/// <summary>A step that has its times. <c>IsCritical</c>: the build waited for it.</summary>
internal sealed record TimelineStep(Step Step, bool IsCritical);
