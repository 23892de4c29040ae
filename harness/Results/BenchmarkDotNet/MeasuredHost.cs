using BenchmarkDotNet.Environments;
using BenchmarkDotNet.Portability;
using ImageBench.Model.Runs;
using Perfolizer.Models;

namespace ImageBench.Results.BenchmarkDotNet;

/// <summary>
/// The machine that a run was made on, as BenchmarkDotNet's reports name it: from the run's own file, since a report can be made elsewhere,
/// and without the processes that it would start to find out (a second).
/// </summary>
internal sealed class MeasuredHost : HostEnvironmentInfo
{
    public MeasuredHost(HostFacts host, string architecture)
    {
        Os = new Lazy<OsInfo>(new OsInfo { Name = host.OperatingSystem, KernelVersion = host.Kernel });
        Cpu = new Lazy<CpuInfo>(new CpuInfo { ProcessorName = host.CpuModel, LogicalCoreCount = host.Cores });
        Architecture = architecture;
        RuntimeVersion = host.Runtime;
        // Of this process, and of no interest for builds on an engine.
        (Configuration, JitInfo, HardwareIntrinsicsShort) = ("", "", "");
        DotNetSdkVersion = new Lazy<string>("");
        VirtualMachineHypervisor = new Lazy<VirtualMachineHypervisor?>(() => null);
    }
}
