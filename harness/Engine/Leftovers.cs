using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Containers;
using ImageBench.Running;
using ImageBench.Running.Transfers;

namespace ImageBench.Engine;

/// <summary>
/// Removes what a run made, and nothing else: what carries the run's label, and the images in which steps of the classic builder ended
/// (it labels only the last stage) if they were not there before, have no name and nothing uses them.
/// </summary>
internal sealed class Leftovers(DockerClient client, ContainerRemoval removal)
{
    private readonly Lock _lock = new();
    private readonly List<string> _stepImages = [];
    private Task<HashSet<string>>? _before;

    /// <summary>Notes every image that the engine has, once, before the first build whose images will not all carry the label.</summary>
    public Task RememberWhatWasThere(CancellationToken cancellationToken)
    {
        // Builds that begin at the same time wait for the same list: one taken later would hold images that they made.
        lock (_lock)
            return _before ??= AllImages(cancellationToken);
    }

    public void Add(IEnumerable<string> stepImages)
    {
        lock (_lock)
            _stepImages.AddRange(stepImages);
    }

    public async Task<IReadOnlyList<string>> FindValues(string label, CancellationToken cancellationToken)
    {
        var containers = await Containers(RunLabel.ContainerName, cancellationToken);
        var images = await Images(label, cancellationToken);
        return
        [
            .. containers.Select(container => container.Labels[RunLabel.ContainerName])
                .Concat(images.Select(image => image.Labels[label]))
                .Distinct(),
        ];
    }

    /// <summary>Removes the containers whose own mark has that value; what a container inherits from its image shows nothing.</summary>
    public async Task RemoveContainers(string value, CancellationToken cancellationToken)
    {
        foreach (var container in await Containers($"{RunLabel.ContainerName}={value}", cancellationToken))
            await removal.Run(container.ID, cancellationToken);
    }

    /// <summary>Removes the containers that were made under that value, and the images that carry the label with it.</summary>
    public async Task Remove(string name, string value, CancellationToken cancellationToken)
    {
        await RemoveContainers(value, cancellationToken);
        foreach (var image in await Images($"{name}={value}", cancellationToken))
        {
            // A name that a transfer gave goes with the image; any other name is somebody's who wants to keep it.
            var names = image.RepoTags?.Where(tag => tag != "<none>:<none>").ToList() ?? [];
            if (!names.TrueForAll(tag => TransferName.IsOf(tag, value)))
                continue;
            foreach (var tag in names)
                await RemoveImage(tag, cancellationToken);
            await RemoveImage(image.ID, cancellationToken);
        }

        foreach (var id in TakeStepImages())
            await RemoveStepImage(id, cancellationToken);
    }

    private List<string> TakeStepImages()
    {
        lock (_lock)
        {
            List<string> taken = [.. Enumerable.Reverse(_stepImages).Distinct()];
            _stepImages.Clear();
            return taken;
        }
    }

    private async Task<HashSet<string>> AllImages(CancellationToken cancellationToken) =>
        [.. (await client.Images.ListImagesAsync(new ImagesListParameters { All = true }, cancellationToken)).Select(image => image.ID)];

    private static Dictionary<string, IDictionary<string, bool>> Filter(string label) =>
        new() { ["label"] = new Dictionary<string, bool> { [label] = true } };

    private Task<IList<ContainerListResponse>> Containers(string label, CancellationToken cancellationToken) =>
        client.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = Filter(label) }, cancellationToken);

    private Task<IList<ImagesListResponse>> Images(string label, CancellationToken cancellationToken) =>
        client.Images.ListImagesAsync(new ImagesListParameters { All = true, Filters = Filter(label) }, cancellationToken);

    private async Task RemoveStepImage(string id, CancellationToken cancellationToken)
    {
        try
        {
            var image = await client.Images.InspectImageAsync(id, cancellationToken);
            if (_before is { } before && !(await before).Contains(image.ID) && image.RepoTags is not { Count: > 0 })
                await RemoveImage(image.ID, cancellationToken);
        }
        catch (DockerImageNotFoundException)
        {
            // Went with the image that was built on it.
        }
    }

    private async Task RemoveImage(string id, CancellationToken cancellationToken)
    {
        try
        {
            await client.Images.DeleteImageAsync(id, new ImageDeleteParameters(), cancellationToken);
        }
        catch (DockerApiException refused) when (refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            // Gone already, or somebody else's container or image stands on it: then it is theirs to remove.
        }
    }
}
