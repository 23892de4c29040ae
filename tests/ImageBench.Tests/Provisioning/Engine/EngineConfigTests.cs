using System.Text.Json;
using ImageBench.Provisioning.Engine;

namespace ImageBench.Tests.Provisioning.Engine;

public sealed class EngineConfigTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void KeepsAllOfTheEngineBelowItsFolder()
    {
        var dockerd = Write(_folder.Path);

        Assert.Equal(
            ["unix://" + _folder.Path + "/docker.sock"], dockerd.GetProperty("hosts").EnumerateArray().Select(host => host.GetString()));
        Assert.All(
            ["containerd", "data-root", "exec-root", "pidfile"],
            key => Assert.StartsWith(_folder.Path + "/", dockerd.GetProperty(key).GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public void LeavesTheHostsNetworkAlone()
    {
        var dockerd = Write(_folder.Path);

        Assert.Equal("ib-1", dockerd.GetProperty("bridge").GetString());
        Assert.All(["iptables", "ip6tables", "ip-masq", "ip-forward"], key => Assert.False(dockerd.GetProperty(key).GetBoolean()));
    }

    [Fact]
    public void ForgetsTheNetworksOfAnEarlierStart()
    {
        var config = new EngineConfig(_folder.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(config.NetworksFile)!);
        File.WriteAllText(config.NetworksFile, "172.30.77.1/24");

        Write(_folder.Path);

        Assert.False(File.Exists(config.NetworksFile));
    }

    [Theory]
    [InlineData("with space", "with space")]
    [InlineData("quo\"te", "quo\\\"te")]
    [InlineData("back\\slash", "back\\\\slash")]
    [InlineData("größe", "größe")]
    public void PathsAreQuoted(string name, string quoted)
    {
        var folder = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(folder);

        var dockerd = Write(folder);

        Assert.Equal(folder + "/data", dockerd.GetProperty("data-root").GetString());
        Assert.Equal(
            [
                $"root = \"{_folder.Path}/{quoted}/containerd\"",
                $"state = \"{_folder.Path}/{quoted}/containerd-state\"",
                $"  address = \"{_folder.Path}/{quoted}/containerd.sock\"",
            ],
            File.ReadLines(new EngineConfig(folder).ContainerdFile).Where(line => line.Contains('/', StringComparison.Ordinal)));
    }

    [Fact]
    public void ForgetsThePidFileOfAKilledEngine()
    {
        var left = _folder.Write("dockerd.pid", "1");

        Write(_folder.Path);

        Assert.False(File.Exists(left));
    }

    public void Dispose() => _folder.Dispose();

    private static JsonElement Write(string folder)
    {
        var config = new EngineConfig(folder);
        config.Write("ib-1");
        return JsonElement.Parse(File.ReadAllText(config.DockerdFile));
    }
}
