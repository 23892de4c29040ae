using ImageBench.Engine.BuildKit;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Model;

namespace ImageBench.Tests.Engine.BuildKit;

public class HostGatewayTests
{
    private static readonly string[] Hosts = ["a=10.0.0.5", "host.docker.internal=host-gateway", "host-gateway=::1"];

    [Fact]
    public void ItsAddressIsWhatAWorkerTells()
    {
        var worker = new WorkerRecord { Labels = { ["org.mobyproject.buildkit.worker.moby.host-gateway-ip"] = "172.17.0.1" } };

        Assert.Equal("172.17.0.1", HostGateway.AddressOf(new ListWorkersResponse { Record = { new WorkerRecord(), worker } }));
        Assert.Null(HostGateway.AddressOf(new ListWorkersResponse { Record = { new WorkerRecord() } }));
    }

    [Fact]
    public void TheAddressStandsWhereItIsAskedForAndNowhereElse() => Assert.Equal(
        ["a=10.0.0.5", "host.docker.internal=172.17.0.1", "host-gateway=::1"], HostGateway.PutInto(Hosts, "172.17.0.1"));

    [Fact]
    public void WhereItIsNotToldTheBuildThatAsksForItSaysSo()
    {
        Assert.Equal(["a=10.0.0.5"], HostGateway.PutInto(Hosts[..1], address: null));

        var fault = Assert.Throws<Fault>(() => HostGateway.PutInto(Hosts, address: null).ToList());

        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.Contains("host.docker.internal=host-gateway", fault.Message, StringComparison.Ordinal);
    }
}
