using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace ImageBench.EngineTests.Stage;

/// <summary>A container of an image, with one port published on loopback; it and its image are removed at the end.</summary>
internal sealed class RunningContainer : IAsyncDisposable
{
    private readonly DockerClient _client;
    private readonly string _image;
    private readonly string _id;

    private RunningContainer(DockerClient client, string image, string id, Uri address) =>
        (_client, _image, _id, Address) = (client, image, id, address);

    public Uri Address { get; }

    public static async Task<RunningContainer> Start(TestEngine engine, string image, int port)
    {
        var cancel = TestContext.Current.CancellationToken;
        var client = new DockerClientBuilder().WithEndpoint(new Uri(engine.Address)).Build();
        var exposed = port.ToString(CultureInfo.InvariantCulture) + "/tcp";
        var created = await client.Containers.CreateContainerAsync(
            new CreateContainerParameters
            {
                Image = image,
                HostConfig = new HostConfig
                {
                    PortBindings = new Dictionary<string, IList<PortBinding>> { [exposed] = [new PortBinding { HostIP = "127.0.0.1" }] },
                },
                ExposedPorts = new Dictionary<string, EmptyStruct> { [exposed] = default },
            },
            cancel);
        await client.Containers.StartContainerAsync(created.ID, new ContainerStartParameters(), cancel);
        var about = await client.Containers.InspectContainerAsync(created.ID, cancel);
        var published = about.NetworkSettings!.Ports![exposed][0].HostPort;
        return new RunningContainer(client, image, created.ID, new Uri($"http://127.0.0.1:{published}"));
    }

    /// <summary>Asks until the program listens.</summary>
    public async Task<HttpResponseMessage> Retry(Func<Task<HttpResponseMessage>> ask)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ask();
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _client.Containers.RemoveContainerAsync(_id, new ContainerRemoveParameters { Force = true }, CancellationToken.None);
        await _client.Images.DeleteImageAsync(_image, new ImageDeleteParameters(), CancellationToken.None);
        _client.Dispose();
    }
}
