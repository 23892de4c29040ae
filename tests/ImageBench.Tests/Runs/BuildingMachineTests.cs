using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Runs.Engines;

namespace ImageBench.Tests.Runs;

/// <summary>Whether this machine's load is that of the machine that builds.</summary>
public class BuildingMachineTests
{
    private static readonly ByteSize Memory = new(16_000_000_000);
    private static readonly BuildingMachine Here = new("laptop", "6.1.0-18-amd64", Memory);

    [Theory]
    // Also where this is a container, which has a name of its own.
    [InlineData("unix:///var/run/docker.sock", "laptop", "6.1.0-18-amd64", 0, true)]
    [InlineData("unix:///var/run/docker.sock", "4f1d2a", "6.1.0-18-amd64", 0, true)]
    // A virtual machine on this one.
    [InlineData("unix:///home/me/.docker/desktop/docker.sock", "docker-desktop", "6.10.14-linuxkit", 0, false)]
    [InlineData("unix:///home/me/.lima/docker.sock", "laptop", "6.1.0-18-amd64", -8_000_000_000, false)]
    [InlineData("tcp://127.0.0.1:2375", "Laptop", "6.1.0-18-amd64", 0, true)]
    // A tunnel, and a second machine of the same make.
    [InlineData("tcp://127.0.0.1:2375", "server", "6.1.0-18-amd64", 0, false)]
    [InlineData("ssh://server", "server", "6.1.0-18-amd64", 0, false)]
    [InlineData("ssh://server", "", "6.1.0-18-amd64", 0, false)]
    [InlineData("ssh://laptop", "laptop", "6.1.0-17-amd64", 0, false)]
    public void IsToldByWhatTheEngineSaysOfIts(string endpoint, string name, string kernel, long memory, bool isHere) =>
        Assert.Equal(isHere, Here.IsOf(Engine(endpoint) with
        {
            MachineName = name,
            KernelVersion = kernel,
            Memory = new ByteSize(Memory.Bytes + memory),
        }));

    [Fact]
    public void IsThatOfAPrivateEngineWhateverItSays() => Assert.True(Here.IsOf(Engine("unix:///x") with { IsPrivate = true }));

    [Fact]
    public void IsNotKnownWhereThisMachineDoesNotTellItsKernel() =>
        Assert.False((Here with { Kernel = null, Memory = null }).IsOf(Engine("unix:///x") with { MachineName = "laptop" }));

    private static EngineFacts Engine(string endpoint) => Some.Run().Engine with { Endpoint = endpoint, IsPrivate = false };
}
