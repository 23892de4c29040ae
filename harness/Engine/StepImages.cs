using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Images;

namespace ImageBench.Engine;

/// <summary>
/// The images in which steps of the classic builder ended, as builds tell them: it labels and names only the last stage, so that what was
/// there before the first build is what tells which of them are ours.
/// </summary>
internal sealed class StepImages(DockerClient client)
{
    private readonly Lock _lock = new();
    private readonly List<string> _told = [];
    private Task<HashSet<string>>? _before;

    /// <summary>Notes every image that the engine has, once, before the first build whose images will not all carry the label.</summary>
    public Task RememberWhatWasThere(CancellationToken cancellationToken)
    {
        // Builds that begin at the same time wait for the same list: one taken later would hold images that they made.
        lock (_lock)
            return _before ??= AllImages(cancellationToken);
    }

    public void Add(IEnumerable<string> told)
    {
        lock (_lock)
            _told.AddRange(told);
    }

    /// <summary>Removes those told so far that were not there before, have no name and are used by nothing.</summary>
    public async Task Remove(ImageRemoval removal, bool withBelow, CancellationToken cancellationToken)
    {
        var before = _before is { } known ? await known : null;
        foreach (var id in Take())
            await removal.OfNameless(id, image => before?.Contains(image) == false, withBelow, cancellationToken);
    }

    private List<string> Take()
    {
        lock (_lock)
        {
            // A build tells each step before those that stand on it, and so did the first that told it.
            List<string> taken = [.. _told.Distinct().Reverse()];
            _told.Clear();
            return taken;
        }
    }

    private async Task<HashSet<string>> AllImages(CancellationToken cancellationToken) =>
        [.. (await client.Images.ListImagesAsync(new ImagesListParameters { All = true }, cancellationToken)).Select(image => image.ID)];
}
