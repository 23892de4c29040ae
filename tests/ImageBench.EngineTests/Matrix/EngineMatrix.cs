using ImageBench.EngineTests.Stage;

namespace ImageBench.EngineTests.Matrix;

/// <summary>
/// The engines that one image must look the same on, by name: "installed" is the one of all other tests; the others come from newer Debian
/// releases (26.1 with overlay2; 28.5 with overlay2, and with the containerd image store). They run while the tests of the matrix do.
/// Parents are carried to them from the first by one export, since they have no way to any network.
/// </summary>
public sealed class EngineMatrix(TestEngine installed) : IAsyncLifetime
{
    internal const string Installed = "installed";
    internal const string Trixie = "trixie";
    internal const string Sid = "sid";
    internal const string SidContainerd = "sid-containerd";

    private static readonly string[] Parents = ["imagebench/busybox", "imagebench/debian", "imagebench/go", "imagebench/static"];

    private readonly Dictionary<string, IsolatedEngine> _isolated = [];
    private readonly Dictionary<(string Engine, string Image), string> _inspected = [];

    /// <summary>Where the programs of the newest release lie unpacked, those of engines and others.</summary>
    internal string SidPrograms { get; private set; } = "";

    /// <summary>The certificates of the engine that speaks TLS besides (the one of trixie) and of its clients.</summary>
    internal string Certificates => Path.Combine(installed.State, "matrix-certificates");

    internal TestEngine First => installed;

    internal static bool MayDownload => Environment.GetEnvironmentVariable("IMAGEBENCH_PROVISION") == "1";

    public async ValueTask InitializeAsync()
    {
        if (installed.WhyNot is not null || !MayDownload)
            return;
        try
        {
            await Start(TestContext.Current.CancellationToken);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in _isolated.Values)
            await engine.DisposeAsync();
        _isolated.Clear();
        if (installed.WhyNot is null)
            await CarriedImages.Remove(installed);
    }

    /// <summary>First line of every test: skips it where there is no matrix.</summary>
    internal void Need()
    {
        installed.Need();
        Assert.SkipUnless(
            MayDownload, "the engine matrix needs packages of newer Debian releases; IMAGEBENCH_PROVISION=1 lets the tests download them");
    }

    internal Uri Endpoint(string name) => name == Installed ? installed.Endpoint : _isolated[name].Endpoint;

    /// <summary>What the harness says of a carried image there, as JSON; asked once.</summary>
    internal async Task<string> Inspect(string name, string image)
    {
        if (!_inspected.TryGetValue((name, image), out var inspected))
            inspected = _inspected[(name, image)] = await Inspected.Image(installed, Endpoint(name), image);
        return inspected;
    }

    internal int NetworkOf(string name) => _isolated[name].ProcessId;

    private async Task Start(CancellationToken cancel)
    {
        var trixie = await new DebianPackages("trixie", "docker.io", "containerd").Unpack(installed.State, cancel);
        SidPrograms = await new DebianPackages("sid", "docker.io", "containerd", "crane", "docker-buildx").Unpack(installed.State, cancel);
        Authority.Write(Certificates);
        await Start(Trixie, trixie, containerdStore: false, cancel, Certificates);
        await Start(Sid, SidPrograms, containerdStore: false, cancel);
        await Start(SidContainerd, SidPrograms, containerdStore: true, cancel);
        await CarriedImages.Build(installed, cancel);
        using var images = await SavedImages.Save(installed.Endpoint, [.. Parents, .. CarriedImages.Names], cancel);
        await Task.WhenAll(_isolated.Values.Select(engine => images.Load(engine.Endpoint, cancel)));
    }

    private async Task Start(
        string name, string programs, bool containerdStore, CancellationToken cancel, string? certificates = null) =>
        _isolated[name] = await IsolatedEngine.Start(
            programs, Path.Combine(installed.State, "matrix", name), containerdStore, certificates, cancel);
}
