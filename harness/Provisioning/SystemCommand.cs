using System.ComponentModel;
using System.Diagnostics;
using ImageBench.Model;
using ImageBench.Model.Files;

namespace ImageBench.Provisioning;

/// <summary>
/// A command of the system, told before it runs. It runs in a session of its own where the system has such, so that Ctrl+C at the terminal
/// reaches the harness alone, which then ends the command and its children itself.
/// </summary>
internal sealed class SystemCommand(string file, params IReadOnlyList<string> arguments)
{
    private static readonly TimeSpan GraceTime = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>What begins that session; null: it is started as it is, and nobody spares it Ctrl+C.</summary>
    public string? Setsid { get; init; } = OwnSession.Program;

    public override string ToString() => string.Join(' ', [file, .. arguments.Select(Quoted)]);

    /// <summary>Runs to the end. A <see cref="Fault"/> carries the last lines of a command that failed.</summary>
    public Task Run(Action<string> tell, CancellationToken cancellationToken) => Run(outputTo: null, tell, cancellationToken);

    /// <summary>The same, with the standard output copied to a stream as it comes.</summary>
    public Task PipeTo(Stream output, Action<string> tell, CancellationToken cancellationToken) => Run(output, tell, cancellationToken);

    private static string Quoted(string argument) =>
        argument.Length > 0
            && argument.All(character => char.IsAsciiLetterOrDigit(character) || "-_=./:+,@".Contains(character, StringComparison.Ordinal))
            ? argument
            : $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private async Task Run(Stream? outputTo, Action<string> tell, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        tell($"$ {this}");
        using var process = Start();
        var last = new LastLines();
        var errors = last.ReadFrom(process.StandardError);
        var output = outputTo is null
            ? last.ReadFrom(process.StandardOutput)
            : process.StandardOutput.BaseStream.CopyToAsync(outputTo, cancellationToken);
        try
        {
            // Its output ends when the command does: that must not be waited for when the run is interrupted.
            await output.WaitAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        }
        catch
        {
            await End(process);
            throw;
        }

        await errors;
        if (process.ExitCode != 0)
            throw new Fault(ExitCode.NoEngine, $"'{this}' failed with exit code {process.ExitCode}; its last lines: {last}");
    }

    private Process Start()
    {
        var start = Setsid is { } setsid
            ? new ProcessStartInfo(setsid, [file, .. arguments])
            : new ProcessStartInfo(Found(), arguments);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception exception)
        {
            throw new Fault(ExitCode.NoEngine, $"'{this}' cannot be started: {exception.Message.TrimEnd('.')}.", exception);
        }
    }

    // A bare name would be looked for in the current folder first, which may be anybody's.
    private string Found() => Path.IsPathFullyQualified(file)
        ? file
        : Machine.FindProgram(file) ?? throw new Fault(ExitCode.NoEngine, $"'{this}' cannot be started: there is no {file} here.");

    private async Task End(Process process)
    {
        if (Setsid is null)
        {
            // It leads no group that could be told to end.
            process.Kill(entireProcessTree: true);
            return;
        }

        Signal.SendToGroup(process.Id, Signal.Terminate);
        using var grace = new CancellationTokenSource(GraceTime);
        try
        {
            // The whole group, since a child may outlive the command that started it.
            while (Signal.GroupLives(process.Id))
                await Task.Delay(Pause, grace.Token);
        }
        catch (OperationCanceledException)
        {
            Signal.SendToGroup(process.Id, Signal.Kill);
        }
    }
}
