using System.Net;

namespace ImageBench.Engine.Containers;

/// <summary>
/// Where a published port of an engine is reached from here: on loopback, or on the host of a remote engine. The engine's userland proxy
/// serves both without any firewall rule, so a private engine, which writes none, needs nothing else.
/// </summary>
internal sealed class PublishedPort(Uri endpoint)
{
    public bool IsRemote => endpoint.Scheme is "tcp" or "http" or "https" or "ssh" && !endpoint.IsLoopback;

    /// <summary>The address on the engine's host that a port is bound to.</summary>
    public string BindTo => IsRemote
        ? (endpoint.HostNameType == UriHostNameType.IPv6 ? IPAddress.IPv6Any : IPAddress.Any).ToString()
        : IPAddress.Loopback.ToString();

    public Uri Address(string port) => new($"http://{(IsRemote ? endpoint.Host : IPAddress.Loopback)}:{port}");
}
