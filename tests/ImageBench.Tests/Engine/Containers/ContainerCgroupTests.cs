using ImageBench.Engine.Containers;
using ImageBench.Model;
using ImageBench.Running.Ports;

namespace ImageBench.Tests.Engine.Containers;

public sealed class ContainerCgroupTests : IDisposable
{
    private const long Process = 4711;

    private static readonly string Id = new('a', 64);

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("ib-cgroup-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void OfTheSecondKindIsReadFromOneFolder()
    {
        Write($"proc/{Process}/cgroup", $"0::/system.slice/docker-{Id}.scope\n");
        var folder = $"sys/fs/cgroup/system.slice/docker-{Id}.scope";
        Write($"{folder}/memory.current", "5000000\n");
        Write($"{folder}/memory.stat", "anon 1\ninactive_anon 7\ninactive_file 1000000\nactive_file 3\n");
        Write($"{folder}/cpu.stat", "usage_usec 12345\nuser_usec 1\n");

        Assert.Equal(new ContainerUsage(new ByteSize(4_000_000), TimeSpan.FromMicroseconds(12_345)), Read());
    }

    [Theory]
    [InlineData("cpuacct")]
    [InlineData("cpu,cpuacct")]
    public void OfTheFirstKindEachControllerHasItsOwn(string cpu)
    {
        WriteFirstKind(cpu, $"/docker/{Id}");
        Write($"sys/fs/cgroup/unified/docker/{Id}/cpu.stat", "usage_usec 1\n");

        Assert.Equal(new ContainerUsage(new ByteSize(4_000_000), TimeSpan.FromTicks(12_345)), Read());
    }

    /// <summary>systemd in a container puts itself and others into parts of what the container has.</summary>
    [Fact]
    public void OfAProgramInAPartOfItsContainerTheWholeIsTold()
    {
        WriteFirstKind("cpuacct", $"/docker/{Id}");
        Write($"proc/{Process}/cgroup", $"4:memory:/docker/{Id}/init.scope\n2:cpuacct:/docker/{Id}/init.scope/a\n");

        Assert.Equal(new ContainerUsage(new ByteSize(4_000_000), TimeSpan.FromTicks(12_345)), Read());
    }

    /// <summary>The droppable part is counted apart, and may be the larger for a moment.</summary>
    [Fact]
    public void NeverHoldsLessThanNothing()
    {
        WriteFirstKind("cpuacct", $"/docker/{Id}");
        Write($"sys/fs/cgroup/memory/docker/{Id}/memory.stat", "total_inactive_file 9000000\n");

        Assert.Equal(0, Read()!.Memory.Bytes);
    }

    [Theory]
    [InlineData("/docker/bbbb")]
    [InlineData("/../docker/ID")]
    public void OfAnotherContainerOrOutsideOfWhatIsSeenHereIsNotTold(string place)
    {
        WriteFirstKind("cpuacct", place.Replace("ID", Id, StringComparison.Ordinal));

        Assert.Null(Read());
    }

    [Theory]
    [InlineData("memory.usage_in_bytes", null)]
    [InlineData("memory.usage_in_bytes", "many")]
    [InlineData("memory.usage_in_bytes", "99999999999999999999999")]
    [InlineData("memory.stat", "cache 1\n")]
    public void WithoutAnAccountTheEngineIsToBeAsked(string file, string? content)
    {
        WriteFirstKind("cpuacct", $"/docker/{Id}");
        var path = $"sys/fs/cgroup/memory/docker/{Id}/{file}";
        if (content is null)
            File.Delete(Path.Combine(_root.FullName, path));
        else
            Write(path, content);

        Assert.Null(Read());
    }

    [Fact]
    public void OfAProcessThatIsNotHereNothingIsTold()
    {
        Assert.Null(Read());
        Assert.Null(ContainerCgroup.Read(Id, 0));
        Assert.Null(ContainerCgroup.Read(Id, Environment.ProcessId));
    }

    private void WriteFirstKind(string cpu, string place)
    {
        Write($"proc/{Process}/cgroup", $"9:name=systemd:{place}\n4:memory:{place}\n2:{cpu}:{place}\n0::/\n");
        Write($"sys/fs/cgroup/memory{place}/memory.usage_in_bytes", "5000000\n");
        Write($"sys/fs/cgroup/memory{place}/memory.stat", "cache 7\ninactive_file 5\ntotal_inactive_file 1000000\n");
        Write($"sys/fs/cgroup/cpuacct{place}/cpuacct.usage", "1234567\n");
    }

    private void Write(string path, string content)
    {
        var full = Path.Combine(_root.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    private ContainerUsage? Read() => ContainerCgroup.Read(Id, Process, _root.FullName);
}
