using System.Runtime.InteropServices;
using ImageBench.Cli.Displays;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Cli.Terminals;

/// <summary>
/// The played run in a process of its own, on whatever its standard error is: at each moment it writes a file of that name into a folder
/// and waits for the test's leave to go on.
/// </summary>
internal static class Stage
{
    /// <summary>The variable that names the folder.</summary>
    public const string Folder = "IMAGEBENCH_PLAYED";

    /// <summary>The variable that names the display.</summary>
    public const string Display = "IMAGEBENCH_PLAYED_DISPLAY";

    public static async Task<int> Play(string folder)
    {
        using var interrupted = new CancellationTokenSource();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            interrupted.Cancel();
        });
        await using var standardError = new LastingWriter(Console.Error);
        await using var error = new PlainWriter(standardError);
        var time = new FakeTimeProvider(Some.Time);
        var display = DisplayChoice.Make(Environment.GetEnvironmentVariable(Display) ?? "auto", PlayedRun.Plan, error, time);
        await new PlayedRun(display, time, GoesOn).Play();
        await error.WriteLineAsync(interrupted.IsCancellationRequested ? "Interrupted." : "Done.");
        return interrupted.IsCancellationRequested ? 130 : 0;

        bool GoesOn(string moment)
        {
            File.WriteAllText(Path.Combine(folder, moment), "");
            while (!File.Exists(Path.Combine(folder, moment + ".seen")) && !interrupted.IsCancellationRequested)
            {
                // A terminal tells of its new size when it comes to it.
                File.WriteAllText(
                    Path.Combine(folder, "size"), FormattableString.Invariant($"{Console.WindowWidth}x{Console.WindowHeight}"));
                Thread.Sleep(20);
            }

            return !interrupted.IsCancellationRequested;
        }
    }
}
