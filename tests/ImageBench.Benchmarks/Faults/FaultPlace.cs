using System.Diagnostics;
using ImageBench.Benchmarks.Processes;
using ImageBench.Provisioning;
using ImageBench.Provisioning.Engine;

namespace ImageBench.Benchmarks.Faults;

/// <summary>
/// Where runs are broken: a small scenario, a state folder with a private engine of its own, results, and the harness there.
/// </summary>
internal sealed class FaultPlace(TimeProvider time) : IAsyncDisposable
{
    private const string First = "FROM scratch\nCOPY wait /\nRUN [\"/wait\"]\nCOPY main.txt /\nVOLUME /data\nCMD [\"/wait\"]\n";
    private const string Second = "FROM scratch\nCOPY wait /\nCOPY main.txt /\nRUN [\"/wait\"]\nCMD [\"/wait\"]\n";

    private readonly TempFolder _folder = new();

    public StateFolder State => new(_folder.Of("state"));

    public EngineConfig Engine => new(State.EngineFolder);

    public string Results => _folder.Of("results");

    public string ContextFile => Path.Combine(_folder.Of("scenarios"), "tiny", "main.txt");

    /// <summary>The run folders, oldest first.</summary>
    public IReadOnlyList<string> Runs =>
        Directory.Exists(Results) ? [.. Directory.GetDirectories(Results).Order(StringComparer.Ordinal)] : [];

    /// <summary>The scenario as it is before each run.</summary>
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
        if (Directory.Exists(Results))
            Directory.Delete(Results, recursive: true);
        Directory.CreateDirectory(Results);
    }

    public Process StartRun() => Start(
        "-s", "tiny", "--scenarios", _folder.Of("scenarios"), "--results", Results, "--engine", "private", "--rounds", "2", "--cache",
        "cold", "--cache", "warm", "--display", "plain");

    /// <summary>The harness; what it says goes to its standard error.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "env", ["--default-signal=INT,HUP", "dotnet", Path.Combine(AppContext.BaseDirectory, "imagebench.dll"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["IMAGEBENCH_STATE"] = State.Path;
        return Process.Start(start)!;
    }

    public async ValueTask DisposeAsync()
    {
        // Also where it is interrupted while one runs.
        await PrivateEngine.EndLeftOver(State, time);
        _folder.Dispose();
    }
}
