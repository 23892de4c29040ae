using ImageBench.Model.Runs;
using ImageBench.Runs.Engines;

namespace ImageBench.Tests.Runs.Played;

/// <summary>A quiet machine of two cores without proxies.</summary>
internal sealed class FakeHost : IHost
{
    public int Cores => 2;

    public MakerMark Maker { get; init; } = new("0a1b2c3d", "4e5f6071");

    /// <summary>What became of the process that made something: it was killed, unless a test says otherwise.</summary>
    public bool? IsAlive { get; init; } = false;

    public bool? Lives(MakerMark maker) => IsAlive;

    public HostFacts Describe(string dataFolder) => Some.Run().Host;

    public double? ReadLoad() => 0.25;

    /// <summary>Whether engines build on it.</summary>
    public bool HasEngine { get; init; } = true;

    public bool Holds(EngineFacts engine) => HasEngine;

    public IReadOnlyDictionary<string, string> ReadProxies() => new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> ReadClientArguments(string endpoint) => new Dictionary<string, string>();
}
