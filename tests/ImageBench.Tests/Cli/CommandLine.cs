using System.Diagnostics;
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
    private readonly SampleScenarios _scenarios = new();

    public CommandLine() => _scenarios.Add("scenarios/app");

    public string Folder => _scenarios.Path;

    /// <summary>More variables of the command's environment.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public IEnumerable<string> Entries => Directory.EnumerateFileSystemEntries(Folder).Select(path => Path.GetFileName(path)!).Order();

    public string Write(string name, string content) => _scenarios.Write(name, content);

    public async Task<Ended> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(System.Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Path.Combine(AppContext.BaseDirectory, "imagebench.dll"), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["IMAGEBENCH_STATE"] = Path.Combine(Folder, "state");
        start.Environment.Remove("DOCKER_HOST");
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Ended(process.ExitCode, Shown(await output), Shown(await error));
    }

    public void Dispose() => _scenarios.Dispose();

    private string Shown(string text) => text.Replace(Folder, "HERE", StringComparison.Ordinal);
}
