using ImageBench.Model;
using ImageBench.Provisioning;
using ImageBench.Runs.Engines;

namespace ImageBench.Tests.Provisioning;

public sealed class KernelFilesTests : IDisposable
{
    private readonly TempFolder _root = new();

    private KernelFiles Kernel => new(_root.Path);

    [Fact]
    public void SayWhatTheMachineIs()
    {
        Write("etc/os-release", "NAME=\"Debian\"\nPRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
        Write("proc/cpuinfo", "processor\t: 0\nmodel name\t: AMD EPYC\nprocessor\t: 1\nmodel name\t: AMD EPYC\n");
        Write("proc/loadavg", "1.25 0.50 0.25 2/300 4000\n");
        Write("proc/meminfo", "MemTotal:       24000 kB\nMemFree:        1 kB\n");
        Write("proc/sys/kernel/osrelease", "6.1.0-18-amd64\n");

        Assert.Equal(
            ("Debian GNU/Linux 12 (bookworm)", "AMD EPYC", 1.25, new ByteSize(24_576_000), "6.1.0-18-amd64"),
            (Kernel.SystemName, Kernel.Processor, Kernel.Load, Kernel.Memory, Kernel.Release));
    }

    [Fact]
    public void OfASystemWithoutThemNothingIsSaidAndTheMachineIsDescribedAllTheSame()
    {
        Assert.Equal(
            (null, null, null, null, null), (Kernel.SystemName, Kernel.Processor, Kernel.Load, Kernel.Memory, Kernel.Release));

        var host = Machine.Describe(_root.Path, Kernel);

        Assert.Null(host.LoadAverage);
        Assert.All([host.OperatingSystem, host.CpuModel], name => Assert.NotEmpty(name));
        Assert.True(host.Cores > 0 && host.Memory > default(ByteSize) && host.DiskFree > default(ByteSize), $"{host}");
    }

    [Fact]
    public void WhatIsWrittenAnotherWayIsNotTakenForAFigure()
    {
        Write("proc/loadavg", "\n");
        Write("proc/meminfo", "MemTotal: much\n");
        Write("etc/os-release", "");

        Assert.Equal((null, null, null), (Kernel.Load, Kernel.Memory, Kernel.SystemName));
    }

    [Fact]
    public void AMachineThatDoesNotTellIsNotTakenForTheOneThatBuilds() =>
        Assert.False(BuildingMachine.Read(Kernel).IsOf(Some.Run().Engine with { IsPrivate = false }));

    public void Dispose() => _root.Dispose();

    private void Write(string name, string content)
    {
        var path = Path.Combine(_root.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
