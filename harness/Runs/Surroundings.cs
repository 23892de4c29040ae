using ImageBench.Images.Contents;
using ImageBench.Model.Images;
using ImageBench.Provisioning;
using ImageBench.Runs.Engines;
using ImageBench.Statistics;

namespace ImageBench.Runs;

/// <summary>
/// What a run finds around it, so that none of it is its own: the way to an engine, the machine, the state folder, somebody to tell, what
/// is made of its results (into the folder that is given; sentences on what could not be made come back), and the time.
/// </summary>
internal sealed record Surroundings(
    Func<CancellationToken, Task<IEngineSession>> OpenEngine,
    IHost Host,
    StateFolder State,
    IDisplay Display,
    Func<RunResults, string, CancellationToken, Task<IReadOnlyList<string>>> Export,
    TimeProvider Time)
{
    /// <summary>Takes each image that was built, with its tree; null: none is compared with another, file by file.</summary>
    public Action<MeasuredImage, ImageTree>? KeepTree { get; init; }
}
