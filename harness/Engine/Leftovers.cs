using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Engine.Containers;
using ImageBench.Engine.Images;
using ImageBench.Model.Runs;

namespace ImageBench.Engine;

/// <summary>
/// Removes what a run made, and nothing else: what has the run's label and a name that the run gave it (a label alone may be inherited),
/// and the <see cref="StepImages"/> and <see cref="ImagesBelow"/> that are its own.
/// </summary>
internal sealed class Leftovers(DockerClient client, ContainerRemoval containers, bool isPrivate)
{
    private readonly ImageRemoval _images = new(client);

    public StepImages Steps { get; } = new(client);

    public async Task<IReadOnlyList<RunLabel>> FindRuns(CancellationToken cancellationToken)
    {
        var made = await Containers(RunLabel.ContainerName, cancellationToken);
        var images = await Images(RunLabel.Name, cancellationToken);
        return
        [
            .. made.Select(container => (Label: new RunLabel(container.Labels[RunLabel.ContainerName]), Container: container))
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
                await containers.Run(container.ID, cancellationToken);
        }
    }

    /// <summary>Removes the run's containers and the names that it gave to images; what stays all the same.</summary>
    public async Task<IReadOnlyList<string>> Remove(RunLabel label, CancellationToken cancellationToken)
    {
        await RemoveContainers(label, cancellationToken);
        var stays = new List<string>();
        var images = await Images($"{RunLabel.Name}={label.Value}", cancellationToken);

        // A private engine removes what lies below by itself.
        var below = isPrivate
            ? []
            : await ImagesBelow.Find(client, [.. images.Where(image => IsMadeBy(label, image))], label, cancellationToken);
        foreach (var image in images)
        {
            // The image goes with its last name; any other is somebody's who wants to keep it.
            var (own, others) = (image.Names().FindAll(label.IsImageName), image.Names().FindAll(name => !label.IsImageName(name)));
            foreach (var name in own)
            {
                if (!await _images.Run(name, withBelow: isPrivate, cancellationToken))
                    stays.Add($"image {image.ID}, which somebody else's container uses");
            }

            if (own.Count == 0 && IsMadeBy(label, image))
                await _images.Run(image.ID, withBelow: isPrivate, cancellationToken);
            if (own.Count > 0 && others.Count > 0)
                stays.Add($"image {others[0]}, which has that name from somebody else");
        }

        foreach (var id in below)
            await _images.OfNameless(id, isOurs: _ => true, withBelow: false, cancellationToken);
        await RemoveSuperseded(null, cancellationToken);
        return [.. stays.Distinct()];
    }

    /// <summary>Removes the images of the classic builder's steps that were noted, and one that has no name any more.</summary>
    public async Task RemoveSuperseded(string? imageId, CancellationToken cancellationToken)
    {
        await Steps.Remove(_images, withBelow: isPrivate, cancellationToken);

        // What it was built on, step by step, is of the same recipe.
        if (imageId is not null)
            await _images.OfNameless(imageId, isOurs: _ => true, withBelow: true, cancellationToken);
    }

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
    private bool IsMadeBy(RunLabel label, ImagesListResponse image) => image.Names() is var names && names.Count > 0
        ? names.Exists(label.IsImageName)
        : isPrivate && !image.HasDigest();
}
