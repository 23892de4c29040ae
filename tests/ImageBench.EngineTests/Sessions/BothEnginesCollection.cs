using ImageBench.EngineTests.Stage;
using ImageBench.Running.Ports;

namespace ImageBench.EngineTests.Sessions;

/// <summary>The classes of tests that share the newer engine, and which of the two one of their tests builds on.</summary>
[CollectionDefinition(Name)]
#pragma warning disable CA1711 // Identifiers should not have incorrect suffix: it is xunit's word
public sealed class BothEnginesCollection : ICollectionFixture<NewerEngine>
#pragma warning restore CA1711
{
    internal const string Name = "both engines";

    /// <summary>The engine of all other tests.</summary>
    internal const string Installed = "installed";

    internal const string Newer = "newer";

    internal static async Task<IEngine> Start(string name, TestEngine installed, NewerEngine newer)
    {
        installed.Need();
        if (name == Installed)
            return installed.Engine;
        newer.Need();
        return await newer.Start();
    }
}
