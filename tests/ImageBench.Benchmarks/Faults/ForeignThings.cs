using Docker.DotNet;
using Docker.DotNet.Models;

namespace ImageBench.Benchmarks.Faults;

/// <summary>
/// What lies on an engine that no run made: an image with the label that a user's image inherits of one of ours, a volume with data, a
/// container that uses both; a network, where the engine keeps any.
/// </summary>
internal static class ForeignThings
{
    private const string Network = "foreign";

    public static async Task Place(Uri engine, CancellationToken cancellationToken)
    {
        using var client = new DockerClientBuilder().WithEndpoint(engine).Build();
        using var nothing = new MemoryStream(new byte[1024]);
        await client.Images.CreateImageAsync(
            new ImagesCreateParameters
            {
                FromSrc = "-",
                Repo = "foreign",
                Tag = "latest",
                Changes = ["LABEL imagebench.run=20260101-000000-foreign-0123456789abcdef"],
            },
            nothing,
            new AuthConfig(),
            new Progress<JSONMessage>(),
            cancellationToken);
        var volume = await client.Volumes.CreateAsync(new VolumesCreateParameters { Name = "foreign" }, cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(volume.Mountpoint, "data"), "of a user", cancellationToken);
        await client.Containers.CreateContainerAsync(
            new CreateContainerParameters
            {
                Image = "foreign",
                Name = "foreign",
                Cmd = ["/none"],
                HostConfig = new HostConfig { Binds = ["foreign:/data"] },
            },
            cancellationToken);
    }

    public static async Task PlaceNetwork(Uri engine, CancellationToken cancellationToken)
    {
        using var client = new DockerClientBuilder().WithEndpoint(engine).Build();
        await client.Networks.CreateNetworkAsync(new NetworksCreateParameters { Name = Network, Driver = "bridge" }, cancellationToken);
    }

    /// <summary>Its bridge would outlive the engine.</summary>
    public static async Task RemoveNetwork(Uri engine)
    {
        using var client = new DockerClientBuilder().WithEndpoint(engine).Build();
        await client.Networks.DeleteNetworkAsync(Network, CancellationToken.None);
    }
}
