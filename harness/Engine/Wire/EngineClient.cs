using Docker.DotNet;
using Docker.DotNet.NativeHttp;

namespace ImageBench.Engine.Wire;

/// <summary>Docker's API over connections that are made here, whatever carries them.</summary>
internal static class EngineClient
{
    // What is asked for is the engine at the other end of each connection; the name says nothing.
    private static readonly Uri Anywhere = new("http://docker");

    /// <summary>
    /// Without a version the engine's newest is spoken, and an answer is waited for as long as the library does; with one, as long as it
    /// takes.
    /// </summary>
    public static DockerClient Make(EngineAddress address, Version? version)
    {
        var socket = address.Socket;
        var builder = new DockerClientBuilder().WithEndpoint(Anywhere);
        if (version is not null)
            builder = builder.WithApiVersion(version).WithTimeout(Timeout.InfiniteTimeSpan);
        return builder.WithTransportOptions(new NativeHttpTransportOptions
        {
            ConfigureHandler = handler =>
            {
                handler.UseProxy = false;
                handler.ConnectCallback = (_, cancellationToken) => socket.Open(cancellationToken);
            },
        }).Build();
    }
}
