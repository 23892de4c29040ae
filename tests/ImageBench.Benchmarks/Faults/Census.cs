using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Engine;

namespace ImageBench.Benchmarks.Faults;

/// <summary>
/// All that is there of an engine and of the harness, a line each, asked for past the harness: of a private engine, which has ended, what
/// lies in its folders and runs on, of one that runs what it lists.
/// </summary>
internal static class Census
{
    private static readonly string[] NoLayers = ["l", "backingFsBlockDev"];

    public static async Task<IReadOnlyList<string>> Take(FaultPlace place, CancellationToken cancellationToken) =>
    [
        .. Names(place.Temporary, "temporary file"),
        .. Names(place.State.Path, "state").Where(line => line is not ("state engine" or "state layers" or "state content-sizes")),
        .. Names(Path.Combine(place.State.Path, "runs"), "run mark"),
        .. Names(Path.Combine(place.State.Path, "registries"), "registry"),
        .. await (place.Proxy is null ? OfPrivate(place, cancellationToken) : OfShared(place.Endpoint, cancellationToken)),
    ];

    private static async Task<IEnumerable<string>> OfPrivate(FaultPlace place, CancellationToken cancellationToken)
    {
        var data = Path.Combine(place.Engine.Folder, "data");
        var images = Path.Combine(data, "image", "overlay2");
        return
        [
            .. EngineProcesses.Find(place.Engine.Folder).Select(id => $"process {string.Join(' ', ProcessTable.Arguments(id))}"),
            .. ProcessTable.Ids().Select(ProcessTable.Arguments).Where(arguments =>
                arguments.Contains(place.Engine.DockerdFile) || arguments.Contains(place.Engine.ContainerdFile)).Select(arguments =>
                $"process {arguments[0]}"),
            .. (await File.ReadAllLinesAsync("/proc/mounts", cancellationToken))
                .Where(line => line.Contains(place.State.Path + "/", StringComparison.Ordinal))
                .Select(line => "mount " + line),
            .. new Bridge(place.State.EngineFolder).Exists ? ["bridge"] : Array.Empty<string>(),
            .. Names(Path.Combine(place.Engine.Folder, "exec"), "exec"),
            .. Names(Path.Combine(place.Engine.Folder, "exec", "netns"), "namespace"),
            .. Names(Path.Combine(place.Engine.Folder, "containerd-state", "io.containerd.runtime.v2.task", "moby"), "task"),
            .. Names(Path.Combine(data, "containers"), "container"),
            .. Names(Path.Combine(data, "volumes"), "volume"),
            .. Names(Path.Combine(data, "tmp"), "engine's temporary file"),
            .. Names(Path.Combine(images, "imagedb", "content", "sha256"), "image"),
            .. Names(Path.Combine(images, "layerdb", "sha256"), "layer"),
            .. Names(Path.Combine(images, "layerdb", "mounts"), "container's layer"),
            .. Names(Path.Combine(data, "overlay2"), "layer folder").Where(line => !NoLayers.Contains(line[13..])),
            .. Content(Path.Combine(images, "repositories.json")),
            .. Content(Path.Combine(data, "volumes", "foreign", "_data", "data")),
        ];
    }

    private static async Task<IEnumerable<string>> OfShared(Uri endpoint, CancellationToken cancellationToken)
    {
        using var client = new DockerClientBuilder().WithEndpoint(endpoint).Build();
        var images = await client.Images.ListImagesAsync(new ImagesListParameters { All = true }, cancellationToken);
        var containers = await client.Containers.ListContainersAsync(new ContainersListParameters { All = true }, cancellationToken);
        var networks = await client.Networks.ListNetworksAsync(new NetworksListParameters(), cancellationToken);
        var volumes = (await client.Volumes.ListAsync(cancellationToken)).Volumes ?? [];
        return
        [
            .. images.Select(image => $"image {image.ID} {string.Join(' ', image.RepoTags ?? [])}"),
            .. containers.Select(container => $"container {string.Join(' ', container.Names)} {container.State}"),
            .. networks.Select(network => $"network {network.Name}"),
            .. volumes.Select(volume => $"volume {volume.Name}"),
            .. volumes.SelectMany(volume => Content(Path.Combine(volume.Mountpoint, "data"))),
        ];
    }

    private static IEnumerable<string> Names(string folder, string what) => Directory.Exists(folder)
        ? Directory.GetFileSystemEntries(folder).Select(path => $"{what} {Path.GetFileName(path)}").Order(StringComparer.Ordinal)
        : [];

    private static IEnumerable<string> Content(string file) =>
        File.Exists(file) ? [$"{Path.GetFileName(file)}: {File.ReadAllText(file)}"] : [];
}
