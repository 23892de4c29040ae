namespace ImageBench.Model.Runs;

/// <summary>
/// The machine that the harness ran on. <c>LoadAverage</c> is the one-minute figure before the first build (null: the system has none, or
/// the builds were made on another machine, whose load is not known).
/// </summary>
internal sealed record HostFacts(
    string OperatingSystem,
    string Kernel,
    string CpuModel,
    int Cores,
    ByteSize Memory,
    ByteSize DiskFree,
    string Runtime,
    double? LoadAverage);
