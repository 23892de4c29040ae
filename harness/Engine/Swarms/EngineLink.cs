using Docker.DotNet;
using ImageBench.Engine.Wire;
using ImageBench.Engine.Wire.Endpoints;
using EngineDescription = ImageBench.Engine.Wire.EngineDescription;

namespace ImageBench.Engine.Swarms;

/// <summary>An engine in the version of its API that both speak, and what becomes of a request that goes wrong.</summary>
internal sealed record EngineLink(DockerClient Client, EngineTalk Talk) : IDisposable
{
    public static async Task<EngineLink> Connect(EngineAddress address, CancellationToken cancellationToken)
    {
        var talk = new EngineTalk(address.Endpoint);
        using var unversioned = EngineClient.Make(address, null);
        var (agreed, _) = await talk.Ask(
            "saying its version", () => EngineDescription.Agree(unversioned, address, cancellationToken), cancellationToken);
        return new EngineLink(EngineClient.Make(address, agreed), talk);
    }

    public void Dispose() => Client.Dispose();
}
