using System.Net.NetworkInformation;
using System.Net.Sockets;
using ImageBench.Model;

namespace ImageBench.Provisioning.Engine;

/// <summary>
/// The private engine's own network bridge. Its name is made from the state folder, so two state folders never share one.
/// </summary>
internal sealed class Bridge(string stateFolder)
{
    public string Name { get; } = "ib-" + TextDigest.Of(stateFolder)[..8];

    public bool Exists => Directory.Exists($"/sys/class/net/{Name}");

    public async Task Make(Action<string> tell, CancellationToken cancellationToken)
    {
        await new SystemCommand("ip", "link", "add", "name", Name, "type", "bridge").Run(tell, cancellationToken);
        await new SystemCommand("ip", "address", "add", FreeAddress(), "dev", Name).Run(tell, cancellationToken);
        await new SystemCommand("ip", "link", "set", Name, "up").Run(tell, cancellationToken);
    }

    public async Task Remove()
    {
        if (Exists)
            await new SystemCommand("ip", "link", "delete", Name).Run(_ => { }, CancellationToken.None);
    }

    // Of 172.16.0.0/12, from above, where Docker itself takes from below.
    private static string FreeAddress()
    {
        var taken = NetworkInterface.GetAllNetworkInterfaces()
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Where(address => address.Address.AddressFamily == AddressFamily.InterNetwork)
            .Select(address => address.Address.GetAddressBytes())
            .Where(bytes => bytes[0] == 172)
            .Select(bytes => bytes[1])
            .ToHashSet();
        for (byte second = 31; second >= 16; second--)
        {
            if (!taken.Contains(second))
                return $"172.{second}.77.1/24";
        }

        throw new Fault(
            ExitCode.NoEngine, "No network of 172.16.0.0/12 is free for the private engine's bridge; name an engine with --engine.");
    }
}
