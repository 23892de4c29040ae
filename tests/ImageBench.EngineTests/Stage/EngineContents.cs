using Docker.DotNet;
using Docker.DotNet.Models;

namespace ImageBench.EngineTests.Stage;

/// <summary>Everything that an engine holds, a line each, asked for past the harness: it must not be its own witness.</summary>
internal static class EngineContents
{
    public static async Task<IReadOnlyList<string>> List(Uri endpoint)
    {
        using var client = new DockerClientBuilder().WithEndpoint(endpoint).Build();
        var cancel = TestContext.Current.CancellationToken;
        var images = await client.Images.ListImagesAsync(new ImagesListParameters { All = true }, cancel);
        var containers = await client.Containers.ListContainersAsync(new ContainersListParameters { All = true }, cancel);
        var networks = await client.Networks.ListNetworksAsync(new NetworksListParameters(), cancel);
        var volumes = await client.Volumes.ListAsync(cancel);

        // A parent's own earlier steps carry no name; they belong to the parent.
        var steps = await StepsOfParents(client, images, cancel);
        return
        [
            .. images.Where(image => !steps.Contains(image.ID)).Select(image =>
                $"image {image.ID} {string.Join(' ', image.RepoTags ?? [])}"),
            .. containers.Select(container => $"container {string.Join(' ', container.Names)}"),
            .. networks.Where(network => network.Name is not "bridge" and not "host" and not "none").Select(network =>
                $"network {network.Name}"),
            .. (volumes.Volumes ?? []).Select(volume => $"volume {volume.Name}"),
        ];
    }

    private static async Task<HashSet<string>> StepsOfParents(
        DockerClient client, IList<ImagesListResponse> images, CancellationToken cancel)
    {
        var steps = new HashSet<string>();
        foreach (var image in images.Where(image =>
            image.RepoTags?.Any(tag => tag.StartsWith("imagebench/", StringComparison.Ordinal)) == true))
        {
            foreach (var entry in await client.Images.GetImageHistoryAsync(image.ID, cancel))
            {
                if (entry.ID != image.ID)
                    steps.Add(entry.ID);
            }
        }

        return steps;
    }

    public static async Task RemoveImage(Uri endpoint, string reference)
    {
        using var client = new DockerClientBuilder().WithEndpoint(endpoint).Build();
        await client.Images.DeleteImageAsync(reference, new ImageDeleteParameters(), CancellationToken.None);
    }
}
