using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Running.Ports;

/// <summary>
/// What a run asks of a Docker engine. An engine that stops answering throws a <see cref="Fault"/>; a failed build is an outcome.
/// </summary>
internal interface IEngine
{
    EngineFacts Facts { get; }

    IContainers Containers { get; }

    IImageTransfers Transfers { get; }

    /// <summary>
    /// Builds; the steps' names are told as they start. A cancelled token ends the build on the engine too and gives
    /// <see cref="BuildStatus.Cancelled"/>.
    /// </summary>
    Task<BuildOutcome> Build(BuildRequest request, Action<string> tell, CancellationToken cancellationToken);

    /// <summary>The image of that name or id, or null.</summary>
    Task<EngineImage?> FindImage(string reference, CancellationToken cancellationToken);

    /// <summary>Reads the image's archive as the engine sends it (the layout of <c>docker save</c>).</summary>
    Task<T> ReadImage<T>(string imageId, Func<Stream, CancellationToken, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a file out of an image, by a container that is made for it, never started, and gone afterwards; null where the image has no
    /// such regular file. Its bytes go into <paramref name="target"/>, as they come.
    /// </summary>
    Task<CarriedFile?> ReadFile(
        string imageId,
        string path,
        IReadOnlyDictionary<string, string> labels,
        ScratchFile target,
        CancellationToken cancellationToken);

    /// <summary>Pulls an image from its registry; the reason why it cannot be had, or null when it was.</summary>
    Task<string?> Pull(string reference, CancellationToken cancellationToken);

    /// <summary>The same, with a sentence now and then on how far it is, where the engine tells.</summary>
    Task<string?> Pull(string reference, Action<string> tell, CancellationToken cancellationToken) => Pull(reference, cancellationToken);

    /// <summary>Makes an image of one layer from a tar of its files.</summary>
    Task Import(
        string reference,
        IReadOnlyDictionary<string, string> labels,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken);

    /// <summary>
    /// Loads the archive of an image (<c>docker load</c>), whose name stands in it; the reason why the engine does not take it, or null.
    /// </summary>
    Task<string?> Load(Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken);

    /// <summary>The runs of which the engine holds something: containers and images that have both a run's label and its name.</summary>
    Task<IReadOnlyList<RunLabel>> FindRuns(CancellationToken cancellationToken);

    /// <summary>
    /// Removes the run's containers, and the names that it gave to images; an image goes with its last one (as do images of the classic
    /// builder's earlier stages that this connection made). What stays all the same, as in "image mine:latest, which has ..." .
    /// </summary>
    Task<IReadOnlyList<string>> RemoveAll(RunLabel label, CancellationToken cancellationToken);

    /// <summary>Removes the run's containers.</summary>
    Task RemoveContainers(RunLabel label, CancellationToken cancellationToken);

    /// <summary>
    /// Removes the images of the classic builder's earlier stages that this connection made, and an image (null: none) whose name another
    /// has now.
    /// </summary>
    Task RemoveSuperseded(string? imageId, CancellationToken cancellationToken);

    /// <summary>Empties the build cache. Only a private engine's may be.</summary>
    Task PruneBuildCache(CancellationToken cancellationToken);
}
