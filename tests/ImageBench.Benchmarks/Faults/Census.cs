using Docker.DotNet;
using Docker.DotNet.Models;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Engine;

namespace ImageBench.Benchmarks.Faults;

/// <summary>All that is there of a private engine, a line each, asked for past the harness; its state folder in use by nobody.</summary>
internal static class Census
{
    public static async Task<IReadOnlyList<string>> Take(FaultPlace place, TimeProvider time, CancellationToken cancellationToken)
    {
        // Before it is started, which would heal it.
        List<string> found =
        [
            .. EngineProcesses.Find(place.Engine.Folder).Select(id => $"process {string.Join(' ', ProcessTable.Arguments(id))}"),
            .. ProcessTable.Ids().Select(ProcessTable.Arguments).Where(arguments =>
                arguments.Contains(place.Engine.DockerdFile) || arguments.Contains(place.Engine.ContainerdFile)).Select(arguments =>
                $"process {arguments[0]}"),
            .. (await File.ReadAllLinesAsync("/proc/mounts", cancellationToken))
                .Where(line => line.Contains(place.State.Path + "/", StringComparison.Ordinal))
                .Select(line => "mount " + line),
            .. Names(Path.Combine(place.State.Path, "runs")).Select(name => "run mark " + name),
            .. Names(Path.Combine(place.Engine.Folder, "exec")).Select(name => "exec " + name),
            .. new Bridge(place.State.EngineFolder).Exists ? ["bridge"] : Array.Empty<string>(),
        ];
        await using var engine = await PrivateEngine.Start(place.State, _ => { }, time, cancellationToken);
        found.AddRange(Names(Path.Combine(place.Engine.Folder, "data", "containers")).Select(name => "container folder " + name));
        using var client = new DockerClientBuilder().WithEndpoint(engine.Endpoint).Build();
        var images = await client.Images.ListImagesAsync(new ImagesListParameters { All = true }, cancellationToken);
        var containers = await client.Containers.ListContainersAsync(new ContainersListParameters { All = true }, cancellationToken);
        var networks = await client.Networks.ListNetworksAsync(new NetworksListParameters(), cancellationToken);
        var volumes = await client.Volumes.ListAsync(cancellationToken);
        return
        [
            .. found,
            .. images.Select(image => $"image {image.ID} {string.Join(' ', image.RepoTags ?? [])}"),
            .. containers.Select(container => $"container {string.Join(' ', container.Names)} {container.State}"),
            .. networks.Select(network => $"network {network.Name}"),
            .. (volumes.Volumes ?? []).Select(volume => $"volume {volume.Name}"),
        ];
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.Exists(folder) ? Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)) : [];
}
