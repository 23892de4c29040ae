using ImageBench.Model.Builds;

namespace ImageBench.Running;

/// <summary>A build that was made, and whether its change is in a file that nothing of it was sent.</summary>
internal sealed record MadeBuild(BuildRecord Record, bool ChangeIsIgnored);
