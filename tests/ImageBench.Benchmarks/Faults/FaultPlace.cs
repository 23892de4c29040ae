using System.Diagnostics;
using ImageBench.Benchmarks.Processes;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Engine;

namespace ImageBench.Benchmarks.Faults;

/// <summary>
/// Where runs are broken: a small scenario, results and a state folder on disks of their own, and the harness there, with a private engine
/// or behind a proxy on one that runs all the time.
/// </summary>
internal sealed class FaultPlace : IAsyncDisposable
{
    private const string First =
        $"FROM {ParentImage.Name}\nCOPY wait /\nRUN [\"/wait\"]\nCOPY main.txt /\nVOLUME /data\nCMD [\"/wait\"]\n";

    private const string Second = $"FROM {ParentImage.Name}\nCOPY wait /\nCOPY main.txt /\nRUN [\"/wait\"]\nCMD [\"/wait\"]\n";

    private const int StateMebibytes = 256;
    private const int ResultsMebibytes = 4;

    private readonly TempFolder _folder = new();
    private readonly TimeProvider _time;
    private PrivateEngine? _shared;

    private FaultPlace(TimeProvider time)
    {
        _time = time;
        StateDisk = new TinyDisk(_folder.Of("state"), StateMebibytes);
        ResultsDisk = new TinyDisk(_folder.Of("results"), ResultsMebibytes);
        Clock = new FakedClock(_folder.Of("clock"));
        Directory.CreateDirectory(Temporary);
    }

    public StateFolder State => new(_folder.Of("state"));

    /// <summary>The private engine of the state folder, where runs use that.</summary>
    public EngineConfig Engine => new(State.EngineFolder);

    /// <summary>Null where runs use a private engine.</summary>
    public CutProxy? Proxy { get; private set; }

    /// <summary>The engine that runs all the time, past its proxy.</summary>
    public Uri Endpoint => _shared!.Endpoint;

    public TinyDisk StateDisk { get; }

    public TinyDisk ResultsDisk { get; }

    public FakedClock Clock { get; }

    /// <summary>Where the harness has its temporary files.</summary>
    public string Temporary => _folder.Of("tmp");

    public string ContextFile => Path.Combine(_folder.Of("scenarios"), "tiny", "main.txt");

    /// <summary>The run folders, oldest first.</summary>
    public IReadOnlyList<string> Runs => [.. Directory.GetDirectories(_folder.Of("results")).Order(StringComparer.Ordinal)];

    /// <summary>With what no run made on its engine already.</summary>
    public static async Task<FaultPlace> Make(bool isShared, TimeProvider time, CancellationToken cancellationToken)
    {
        var place = new FaultPlace(time);
        try
        {
            await place.Prepare(isShared, cancellationToken);
            return place;
        }
        catch
        {
            await place.DisposeAsync();
            throw;
        }
    }

    /// <summary>The scenario as it is before each run, and no run.</summary>
    public void Write()
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(ContextFile)!).FullName;
        File.WriteAllText(Path.Combine(folder, "Dockerfile.one"), First);
        File.WriteAllText(Path.Combine(folder, "Dockerfile.two"), Second);
        File.WriteAllText(Path.Combine(folder, "scenario.yaml"), "check: { command: { exit: 0 } }\n");
        File.WriteAllText(ContextFile, "hello\n");
        var program = Path.Combine(folder, "wait");
        File.WriteAllBytes(program, TinyProgram.Bytes());
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var run in Runs)
            Directory.Delete(run, recursive: true);
    }

    public Process StartRun(bool setsClock) => StartRun("results", setsClock);

    /// <summary>Another run at the same time, to its end: on a private engine it is refused.</summary>
    public async Task RunBeside(CancellationToken cancellationToken)
    {
        using var beside = StartRun("beside", setsClock: false);
        await Ending.Of(beside, cancellationToken);
    }

    /// <summary>The harness; what it says goes to its standard error.</summary>
    public Process Start(bool setsClock, params string[] arguments)
    {
        var start = new ProcessStartInfo("env",
            [
                "--default-signal=INT,HUP", "dotnet", Path.Combine(AppContext.BaseDirectory, "imagebench.dll"), .. arguments, "--engine",
                Proxy is null ? "private" : Proxy.Endpoint.ToString(),
            ])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["IMAGEBENCH_STATE"] = State.Path;
        start.Environment["TMPDIR"] = Temporary;
        // What a killed runtime leaves of it is .NET's.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        if (setsClock)
            Clock.Show(start);
        return Process.Start(start)!;
    }

    public async ValueTask DisposeAsync()
    {
        if (Proxy is not null)
            await Proxy.DisposeAsync();
        if (_shared is not null)
            await EndShared(_shared);
        // Also where it is interrupted while one runs.
        await PrivateEngine.EndLeftOver(State, _time);
        StateDisk.Dispose();
        ResultsDisk.Dispose();
        _folder.Dispose();
    }

    private Process StartRun(string results, bool setsClock) => Start(
        setsClock, "-s", "tiny", "--scenarios", _folder.Of("scenarios"), "--results", _folder.Of(results), "--rounds", "1", "--cache",
        "cold", "--cache", "warm", "--display", "plain", "--base-set", "hub");

    private static async Task EndShared(PrivateEngine engine)
    {
        await using (engine)
            await ForeignThings.RemoveNetwork(engine.Endpoint);
    }

    private async Task Prepare(bool isShared, CancellationToken cancellationToken)
    {
        var engine = await PrivateEngine.Start(
            isShared ? new StateFolder(_folder.Of("shared")) : State, _ => { }, _time, cancellationToken);
        try
        {
            await ParentImage.Load(engine.Endpoint, cancellationToken);
            await ForeignThings.Place(engine.Endpoint, cancellationToken);
            if (isShared)
            {
                await ForeignThings.PlaceNetwork(engine.Endpoint, cancellationToken);
                Proxy = new CutProxy(_folder.Of("proxy.sock"), engine.Endpoint.LocalPath);
                (_shared, engine) = (engine, null);
            }
        }
        finally
        {
            if (engine is not null)
                await engine.DisposeAsync();
        }
    }
}
