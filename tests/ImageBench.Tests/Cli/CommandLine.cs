using System.Diagnostics;
using ImageBench.Tests.Cli.Started;
using ImageBench.Tests.Scenarios;

namespace ImageBench.Tests.Cli;

/// <summary>What a command left behind in the eyes of a shell.</summary>
internal sealed record Ended(int ExitCode, string Output, string Error)
{
    public string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs the built harness as a user does, in a new folder with one right scenario "app".</summary>
internal sealed class CommandLine : IDisposable
{
    private const string StateVariable = "IMAGEBENCH_STATE";

    private readonly SampleScenarios _scenarios = new();

    public static string Dotnet => System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static string Harness => Path.Combine(AppContext.BaseDirectory, "imagebench.dll");

    /// <summary>
    /// What the runtime of each process is told: code that is called often is compiled once more, and of a command that takes a second
    /// hardly any is called often enough (by default thirty times, here 0x400) for that to pay.
    /// </summary>
    public static KeyValuePair<string, string> ForShortLife => new("DOTNET_TC_CallCountThreshold", "400");

    public CommandLine() => _scenarios.Add("scenarios/app");

    private string State => Path.Combine(Folder, "state");

    public string Folder => _scenarios.Path;

    /// <summary>More variables of the command's environment.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public IEnumerable<string> Entries => Directory.EnumerateFileSystemEntries(Folder).Select(path => Path.GetFileName(path)!).Order();

    public string Write(string name, string content) => _scenarios.Write(name, content);

    public Task<Ended> Run(params string[] arguments) => RunInThePool(new TypedCommand(Folder, All, arguments));

    /// <summary>The same from a folder that is removed before the command begins.</summary>
    public Task<Ended> RunFromAGoneFolder(params string[] arguments)
    {
        var gone = Directory.CreateDirectory(Path.Combine(Folder, "gone")).FullName;
        return RunInThePool(new TypedCommand(gone, All, arguments) { IsFolderGone = true });
    }

    /// <summary>Runs it in a process of its own, as a shell starts it.</summary>
    public Task<Ended> RunByItself(params string[] arguments) => Start(Dotnet, [Harness, .. arguments]);

    /// <summary>The same by a line of a shell, in which "$@" is the command.</summary>
    public Task<Ended> RunInAShell(string line, params string[] arguments) =>
        Start("sh", ["-c", line, "sh", Dotnet, Harness, .. arguments]);

    public void Dispose() => _scenarios.Dispose();

    private Dictionary<string, string> All => Environment.ContainsKey(StateVariable)
        ? new(Environment)
        : new(Environment) { [StateVariable] = State };

    private async Task<Ended> RunInThePool(TypedCommand command)
    {
        var pool = (await TestContext.Current.GetFixture<HarnessPool>())!;
        var ended = await pool.Run(command, TestContext.Current.CancellationToken);
        return new Ended(ended.ExitCode, Shown(ended.Output), Shown(ended.Error));
    }

    private async Task<Ended> Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("DOCKER_HOST");
        start.Environment[ForShortLife.Key] = ForShortLife.Value;
        foreach (var (name, value) in All)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Ended(process.ExitCode, Shown(await output), Shown(await error));
    }

    private string Shown(string text) => text.Replace(Folder, "HERE", StringComparison.Ordinal);
}
