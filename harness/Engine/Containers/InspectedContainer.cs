using System.Net;
using System.Net.Sockets;
using Docker.DotNet.Models;
using ImageBench.Running.Ports;

namespace ImageBench.Engine.Containers;

/// <summary>What an engine says of a container, as far as checks need it.</summary>
internal static class InspectedContainer
{
    // What Docker takes where a HEALTHCHECK does not say it.
    private static readonly TimeSpan UsualInterval = TimeSpan.FromSeconds(30);
    private const int UsualRetries = 3;

    public static ContainerState State(ContainerInspectResponse container, PublishedPort published)
    {
        var (port, bindings) = container.NetworkSettings?.Ports?.FirstOrDefault(port => port.Value is { Count: > 0 }) ?? default;
        var state = container.State!;
        return new ContainerState(
            state.Running, (int)state.ExitCode, state.OOMKilled, bindings is null ? null : published.Address(bindings[0].HostPort))
        {
            OwnAddress = port is null || published.IsRemote ? null : OwnAddress(container, port.Split('/')[0]),
            User = container.Config?.User ?? "",
            Health = container.Config?.Healthcheck is { } health ? Probe(health, container.Config.Shell) : null,
        };
    }

    private static Uri? OwnAddress(ContainerInspectResponse container, string port) =>
        container.NetworkSettings!.Networks?.Values
            .Select(network => network.GlobalIPv6Address)
            .FirstOrDefault(address => IPAddress.TryParse(address, out var parsed)
                && parsed.AddressFamily == AddressFamily.InterNetworkV6) is { } own
            ? new Uri($"http://[{own}]:{port}")
            : null;

    // ["CMD", program, ...], ["CMD-SHELL", line], or ["NONE"].
    private static ContainerState.HealthProbe? Probe(HealthcheckConfig health, IList<string>? shell)
    {
        List<string>? command = health.Test switch
        {
            { Count: > 1 } words when words[0] == "CMD" => [.. words.Skip(1)],
            { Count: 2 } words when words[0] == "CMD-SHELL" => [.. shell is { Count: > 0 } ? shell : ["/bin/sh", "-c"], words[1]],
            _ => null,
        };
        return command is null ? null : new ContainerState.HealthProbe(
            command,
            Time(health.StartPeriod, TimeSpan.Zero),
            Time(health.Interval, UsualInterval),
            health.Retries is > 0 and var retries ? (int)retries : UsualRetries,
            Time(health.Timeout, UsualInterval))
        {
            Text = string.Join(' ', health.Test!.Skip(1)),
        };
    }

    private static TimeSpan Time(TimeSpan? said, TimeSpan usual) => said is { Ticks: > 0 } time ? time : usual;
}
