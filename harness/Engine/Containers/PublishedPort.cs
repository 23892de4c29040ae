using System.Net;
using System.Net.Sockets;
using ImageBench.Model;

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

    /// <summary>ssh knows hosts by names of its own, under which no port of a container is reached: that is no image's failure.</summary>
    /// <exception cref="Fault">The engine's host is such a one.</exception>
    public async Task CheckHost(CancellationToken cancellationToken)
    {
        if (endpoint.Scheme != "ssh" || !IsRemote)
            return;
        try
        {
            await Dns.GetHostAddressesAsync(endpoint.DnsSafeHost, cancellationToken);
        }
        catch (SocketException exception)
        {
            throw new Fault(
                ExitCode.NoEngine,
                $"The ports of containers on {endpoint.DnsSafeHost} cannot be reached from here: it is a name of ssh's own. Name the host "
                    + "as DNS has it.",
                exception);
        }
    }

    public Uri Address(string port) => new($"http://{(IsRemote ? endpoint.Host : IPAddress.Loopback)}:{port}");
}
