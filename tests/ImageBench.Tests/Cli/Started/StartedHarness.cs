using System.Diagnostics;
using System.Text.Json;

namespace ImageBench.Tests.Cli.Started;

/// <summary>
/// A process of the harness that runs one command after the other: most of what starting it costs is the runtime's work on code that every
/// command passes.
/// </summary>
internal sealed class StartedHarness : IDisposable
{
    private readonly Process _process;

    /// <summary>One whose runtime reads those of the variables that are for it; each command brings its own others.</summary>
    public StartedHarness(IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(CommandLine.Dotnet, [CommandLine.Harness])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(StartedHarness).Assembly.Location;
        start.Environment.Remove("DOCKER_HOST");
        start.Environment[CommandLine.ForShortLife.Key] = CommandLine.ForShortLife.Value;
        foreach (var (name, value) in environment.Where(variable => TypedCommand.IsOfRuntime(variable.Key)))
            start.Environment[name] = value;
        _process = Process.Start(start)!;
    }

    public async Task<Ended> Run(TypedCommand command, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(command).AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } answer
            ? JsonSerializer.Deserialize<Ended>(answer)!
            : throw new InvalidOperationException(await _process.StandardError.ReadToEndAsync(cancellationToken));
    }

    public void Dispose()
    {
        // It ends when nothing more can be said to it; one whose command was given up is in the middle of that.
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            _process.Kill();
        _process.Dispose();
    }
}
