using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Containers;
using ImageBench.Model.Runs;

namespace ImageBench.Engine;

/// <summary>
/// Removes what a run made, and nothing else: what has the run's label and a name that the run gave it (a label alone may be inherited),
/// and the images in which steps of the classic builder ended (it labels and names only the last stage) if they were not there before,
/// have no name and nothing uses them.
/// </summary>
internal sealed class Leftovers(DockerClient client, ContainerRemoval removal, bool isPrivate)
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

    public async Task<IReadOnlyList<RunLabel>> FindRuns(CancellationToken cancellationToken)
    {
        var containers = await Containers(RunLabel.ContainerName, cancellationToken);
        var images = await Images(RunLabel.Name, cancellationToken);
        return
        [
            .. containers.Select(container => (Label: new RunLabel(container.Labels[RunLabel.ContainerName]), Container: container))
                .Where(found => IsMadeBy(found.Label, found.Container))
                .Select(found => found.Label)
                .Concat(images.Select(image => (Label: new RunLabel(image.Labels[RunLabel.Name]), Image: image))
                    .Where(found => IsMadeBy(found.Label, found.Image))
                    .Select(found => found.Label))
                .Where(IsWrittenHere)
                .Distinct(),
        ];
    }

    /// <summary>Removes the containers that have both the label and a name of the run; what a user commits and starts has none.</summary>
    public async Task RemoveContainers(RunLabel label, CancellationToken cancellationToken)
    {
        foreach (var container in await Containers($"{RunLabel.ContainerName}={label.Value}", cancellationToken))
        {
            if (IsMadeBy(label, container))
                await removal.Run(container.ID, cancellationToken);
        }
    }

    /// <summary>Removes the run's containers and the names that it gave to images; what stays all the same.</summary>
    public async Task<IReadOnlyList<string>> Remove(RunLabel label, CancellationToken cancellationToken)
    {
        await RemoveContainers(label, cancellationToken);
        var stays = new List<string>();
        var images = await Images($"{RunLabel.Name}={label.Value}", cancellationToken);
        var below = await StepsBelow(images, label, cancellationToken);
        foreach (var image in images)
        {
            // The image goes with its last name; any other is somebody's who wants to keep it.
            var (own, others) = (Names(image).FindAll(label.IsImageName), Names(image).FindAll(name => !label.IsImageName(name)));
            foreach (var name in own)
            {
                if (!await RemoveImage(name, withBelow: isPrivate, cancellationToken))
                    stays.Add($"image {image.ID}, which somebody else's container uses");
            }

            if (own.Count == 0 && IsMadeBy(label, image))
                await RemoveImage(image.ID, withBelow: isPrivate, cancellationToken);
            if (own.Count > 0 && others.Count > 0)
                stays.Add($"image {others[0]}, which has that name from somebody else");
        }

        foreach (var id in below)
            await RemoveNameless(id, isOurs: _ => Task.FromResult(true), withBelow: false, cancellationToken);
        await RemoveSuperseded(null, cancellationToken);
        return [.. stays.Distinct()];
    }

    /// <summary>
    /// The nameless images that those of a run were built on, step by step, as far as they were made since it began. (One that somebody
    /// made before may be all that there is of what they built. A private engine removes what lies below by itself.)
    /// </summary>
    private async Task<IReadOnlyList<string>> StepsBelow(
        IList<ImagesListResponse> images, RunLabel label, CancellationToken cancellationToken)
    {
        if (isPrivate || label.BegunAt is not { } begun || images.All(image => string.IsNullOrEmpty(image.ParentID)))
            return [];
        var all = (await client.Images.ListImagesAsync(new ImagesListParameters { All = true }, cancellationToken))
            .DistinctBy(image => image.ID).ToDictionary(image => image.ID);
        var steps = new List<string>();
        foreach (var image in images.Where(image => IsMadeBy(label, image)))
        {
            var own = new List<string>();
            for (var id = image.ParentID; !string.IsNullOrEmpty(id) && all.Remove(id, out var step); id = step.ParentID)
            {
                if (Names(step).Count > 0 || HasDigest(step) || step.Created < begun)
                    break;
                own.Add(id);
            }

            // What stands on steps of an earlier image goes before them.
            steps.InsertRange(0, own);
        }

        return steps;
    }

    /// <summary>Removes the images of the classic builder's steps that were noted, and one that has no name any more.</summary>
    public async Task RemoveSuperseded(string? imageId, CancellationToken cancellationToken)
    {
        foreach (var id in TakeStepImages())
        {
            await RemoveNameless(
                id, isOurs: async image => _before is { } before && !(await before).Contains(image), withBelow: false, cancellationToken);
        }

        // What it was built on, step by step, is of the same recipe.
        if (imageId is not null)
            await RemoveNameless(imageId, isOurs: _ => Task.FromResult(true), withBelow: true, cancellationToken);
    }

    private List<string> TakeStepImages()
    {
        lock (_lock)
        {
            // A build tells each step before those that stand on it, and so did the first that told it.
            List<string> taken = [.. _stepImages.Distinct().Reverse()];
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

    // Anybody may write a label: only what a run can have written is taken for a run's.
    private static bool IsWrittenHere(RunLabel label) => label.Maker is not null && label.Value.AsSpan().IndexOfAny('/', '\\', '\0') < 0;

    private static bool IsMadeBy(RunLabel label, ContainerListResponse container) =>
        container.Names?.Any(label.IsContainerName) == true;

    // A daemon that is killed may have made an image and not yet named it. On a private engine nobody else makes any; but a parent that was
    // pulled by its digest has no name either.
    private bool IsMadeBy(RunLabel label, ImagesListResponse image) => Names(image) is var names && names.Count > 0
        ? names.Exists(label.IsImageName)
        : isPrivate && !HasDigest(image);

    private static bool HasDigest(ImagesListResponse image) => image.RepoDigests?.Any(digest => digest != "<none>@<none>") == true;

    private static List<string> Names(ImagesListResponse image) => image.RepoTags?.Where(tag => tag != "<none>:<none>").ToList() ?? [];

    private async Task RemoveNameless(string id, Func<string, Task<bool>> isOurs, bool withBelow, CancellationToken cancellationToken)
    {
        try
        {
            var image = await client.Images.InspectImageAsync(id, cancellationToken);
            if (await isOurs(image.ID) && image.RepoTags is not { Count: > 0 })
                await RemoveImage(image.ID, withBelow || isPrivate, cancellationToken);
        }
        catch (DockerImageNotFoundException)
        {
            // Went with the image that was built on it.
        }
    }

    /// <summary>False where somebody else's container or image stands on it: then it is theirs to remove.</summary>
    private async Task<bool> RemoveImage(string name, bool withBelow, CancellationToken cancellationToken)
    {
        try
        {
            // By itself an engine also removes the nameless images below, which may be somebody's, or somebody's build cache.
            await client.Images.DeleteImageAsync(name, new ImageDeleteParameters { NoPrune = !withBelow }, cancellationToken);
            return true;
        }
        catch (DockerApiException refused) when (refused.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            return refused.StatusCode == HttpStatusCode.NotFound;
        }
    }
}
