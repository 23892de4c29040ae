using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Model;
using ImageBench.Model.Options;

namespace ImageBench.Engine.BuildKit;

/// <summary>The machine that an engine runs on, as its containers see it. BuildKit takes addresses alone, which its worker tells.</summary>
internal static class HostGateway
{
    private const string Label = "org.mobyproject.buildkit.worker.moby.host-gateway-ip";

    /// <summary>Its address; null where it is not told (by engines before 23, and by a BuildKit by itself).</summary>
    public static string? AddressOf(ListWorkersResponse workers) => workers.Record
        .Select(worker => worker.Labels.GetValueOrDefault(Label))
        .FirstOrDefault(address => !string.IsNullOrEmpty(address));

    /// <summary>Hosts with that address in its place; a <see cref="Fault"/> where one asks for it and it is not known.</summary>
    public static IEnumerable<string> PutInto(IEnumerable<string> hosts, string? address) => hosts.Select(host =>
        !host.EndsWith("=" + BuildOptions.HostGateway, StringComparison.Ordinal) ? host
        : address is null ? throw Unknown(host)
        : host[..^BuildOptions.HostGateway.Length] + address);

    private static Fault Unknown(string host) => new(
        ExitCode.BadInput,
        $"The build is to know the host {host}, and this builder does not say which address that is (Docker does from 23 on); write the "
            + "address itself.");
}
