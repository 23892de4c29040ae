using System.Diagnostics;
using System.Runtime.InteropServices;
using ImageBench.EngineTests.Stage;

namespace ImageBench.EngineTests.Tool;

/// <summary>The built program as users start it: arguments in, exit code, standard output and error out.</summary>
internal sealed class Harness : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private Harness(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public int ProcessId => _process.Id;

    // A shell's background job starts with Ctrl+C's signal ignored, and all that it starts inherits that: the tests send it.
    public static Harness Start(string stateFolder, IEnumerable<string> arguments) =>
        Start(stateFolder, ["env", "--default-signal=INT,HUP", "dotnet"], arguments);

    /// <summary>Starts it and waits for its end.</summary>
    public static async Task<HarnessResult> Run(string stateFolder, params string[] arguments)
    {
        using var harness = Start(stateFolder, arguments);
        return await harness.End();
    }

    /// <summary>The same with more of an environment, as in "A=b".</summary>
    public static async Task<HarnessResult> RunWith(IEnumerable<string> environment, string stateFolder, params string[] arguments)
    {
        using var harness = Start(stateFolder, ["env", .. environment, "dotnet"], arguments);
        return await harness.End();
    }

    /// <summary>The same where those files are as good as absent: in mounts of its own they are empty, and no programs.</summary>
    public static async Task<HarnessResult> RunWithout(IEnumerable<string> files, string stateFolder, params string[] arguments)
    {
        var hide = $"for file in {string.Join(' ', files)}; do mount --bind /dev/null $file || exit 99; done; exec \"$@\"";
        using var harness = Start(stateFolder, ["unshare", "--mount", "sh", "-c", hide, "sh", "dotnet"], arguments);
        return await harness.End();
    }

    /// <summary>The same from inside the network of another process, where an engine's published ports are.</summary>
    public static Task<HarnessResult> RunInNetworkOf(int processId, string stateFolder, params string[] arguments) =>
        RunInNetworkOf(processId, [], stateFolder, arguments);

    /// <summary>Starts it there with more of an environment, and does not wait for its end.</summary>
    public static Harness StartInNetworkOf(
        int processId, IEnumerable<string> environment, string stateFolder, params string[] arguments) => Start(
        stateFolder,
        [
            "nsenter", $"--net=/proc/{TestEngine.Number(processId)}/ns/net", "env", "--default-signal=INT,HUP", .. environment, "dotnet",
        ],
        arguments);

    /// <summary>The same with more of an environment.</summary>
    public static async Task<HarnessResult> RunInNetworkOf(
        int processId, IEnumerable<string> environment, string stateFolder, params string[] arguments)
    {
        using var harness = Start(
            stateFolder,
            ["nsenter", $"--net=/proc/{TestEngine.Number(processId)}/ns/net", "env", .. environment, "dotnet"],
            arguments);
        return await harness.End();
    }

    public void Signal(int signal) => Assert.Equal(0, SendTo(_process.Id, signal));

    /// <summary>
    /// Waits until something is so; a harness that ended before, or takes very long, is a failed test and not one without end.
    /// </summary>
    public async Task Until(Func<Task<bool>> isSo)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            Assert.False(_process.HasExited, "The harness ended before it came to that.");
            Assert.True(TimeProvider.System.GetElapsedTime(begun) < LongestWait, "The harness did not come to that.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async Task<HarnessResult> End()
    {
        try
        {
            await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        catch (OperationCanceledException)
        {
            _ = SendTo(_process.Id, Signals.Terminate);
            throw;
        }

        return new HarnessResult(_process.ExitCode, await _output, await _error);
    }

    public void Dispose() => _process.Dispose();

    private static Harness Start(string stateFolder, IReadOnlyList<string> command, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(
            command[0], [.. command.Skip(1), Path.Combine(AppContext.BaseDirectory, "imagebench.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["IMAGEBENCH_STATE"] = stateFolder;
        start.Environment.Remove("DOCKER_HOST");
        return new Harness(Process.Start(start)!);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendTo(int processId, int signal);
}
