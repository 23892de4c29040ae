using System.Diagnostics;
using ImageBench.Model;

namespace ImageBench.Provisioning;

/// <summary>
/// A command of the system, told before it runs. It runs in a session of its own, so that Ctrl+C at the terminal reaches the harness alone,
/// which then ends the command and its children itself.
/// </summary>
internal sealed class SystemCommand(string file, params IReadOnlyList<string> arguments)
{
    private static readonly TimeSpan GraceTime = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

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
        var start = new ProcessStartInfo(Machine.FindProgram("setsid") ?? "/usr/bin/setsid")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (IEnumerable<string>)[file, .. arguments])
            start.ArgumentList.Add(argument);
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        var process = Process.Start(start) ?? throw new Fault(ExitCode.NoEngine, $"'{this}' did not start.");
        process.StandardInput.Close();
        return process;
    }

    private static async Task End(Process process)
    {
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
