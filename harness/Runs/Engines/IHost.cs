using ImageBench.Model.Runs;

namespace ImageBench.Runs.Engines;

/// <summary>The machine that a run is made on.</summary>
internal interface IHost
{
    int Cores { get; }

    /// <summary>This process, as what it makes on an engine names it.</summary>
    MakerMark Maker { get; }

    /// <summary>Whether that process still runs; null where it cannot be seen from this machine.</summary>
    bool? Lives(MakerMark maker);

    /// <summary>What figures depend on. <paramref name="dataFolder"/> is where free disk space is read.</summary>
    HostFacts Describe(string dataFolder);

    /// <summary>The one-minute load average, or null where the system has none.</summary>
    double? ReadLoad();

    /// <summary>Whether that engine builds on this machine; false where it cannot be told.</summary>
    bool Holds(EngineFacts engine);

    /// <summary>The proxies that its environment names, as build arguments.</summary>
    IReadOnlyDictionary<string, string> ReadProxies();

    /// <summary>The build arguments that Docker's client here gives builds on the engine at that endpoint unasked.</summary>
    IReadOnlyDictionary<string, string> ReadClientArguments(string endpoint);
}
