using ImageBench.Engine.Registries.Logins;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Parents;

namespace ImageBench.Runs.Engines;

/// <summary>The machine that the harness runs on.</summary>
internal sealed class ThisHost : IHost
{
    public int Cores => Environment.ProcessorCount;

    public MakerMark Maker => MakerProcess.ReadOwn();

    public bool? Lives(MakerMark maker) => MakerProcess.Lives(maker);

    public HostFacts Describe(string dataFolder) => Machine.Describe(dataFolder);

    public double? ReadLoad() => KernelFiles.OfThisMachine.Load;

    public bool Holds(EngineFacts engine) => BuildingMachine.ReadOwn().IsOf(engine);

    public IReadOnlyDictionary<string, string> ReadProxies() => HostProxies.Read();

    public IReadOnlyDictionary<string, string> ReadClientArguments(string endpoint) =>
        ClientArguments.Read(endpoint, Environment.GetEnvironmentVariable);
}
