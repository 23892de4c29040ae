using ImageBench.Statistics;

namespace ImageBench.Runs;

/// <summary>
/// Something that is made of a run's results for others to read: its file or folder below the run's, what it is good for, and what makes
/// it.
/// </summary>
internal sealed record Export(string Name, string Purpose, Func<RunResults, string, CancellationToken, Task> Write);
