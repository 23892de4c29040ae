using System.Runtime.InteropServices;
using System.Text.Json;
using ImageBench.Cli.Displays;
using ImageBench.Tests.Cli.Started;
using Microsoft.Extensions.Time.Testing;

namespace ImageBench.Tests.Cli.Terminals;

/// <summary>
/// What happens in a process at a terminal: the played run on whatever its standard error is, or commands typed one after the other. At
/// each moment, and before each command, it writes a file of that name into a folder and waits for the test's leave to go on.
/// </summary>
internal static class Stage
{
    /// <summary>The variable that names the folder.</summary>
    public const string Folder = "IMAGEBENCH_PLAYED";

    /// <summary>The variable that names the display.</summary>
    public const string Display = "IMAGEBENCH_PLAYED_DISPLAY";

    /// <summary>The variable that names a file of typed commands, to be run in place of the play.</summary>
    public const string Commands = "IMAGEBENCH_TYPED";

    public static async Task<int> Enter(string folder)
    {
        using var interrupted = new CancellationTokenSource();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            interrupted.Cancel();
        });
        var code = Environment.GetEnvironmentVariable(Commands) is { } typed
            ? Type(await File.ReadAllTextAsync(typed, CancellationToken.None), GoesOn)
            : await Play(GoesOn);
        return interrupted.IsCancellationRequested ? 130 : code;

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

    /// <summary>The moment before a command, counted from 0.</summary>
    public static string Before(int command) => FormattableString.Invariant($"command-{command}");

    private static async Task<int> Play(Func<string, bool> goesOn)
    {
        await using var standardError = new LastingWriter(Console.Error);
        await using var error = new PlainWriter(standardError);
        var time = new FakeTimeProvider(Some.Time);
        var display = DisplayChoice.Make(Environment.GetEnvironmentVariable(Display) ?? "auto", PlayedRun.Plan, error, time);
        var isWhole = true;
        await new PlayedRun(display, time, moment => isWhole = goesOn(moment)).Play();
        await error.WriteLineAsync(isWhole ? "Done." : "Interrupted.");
        return 0;
    }

    private static int Type(string commands, Func<string, bool> goesOn)
    {
        var program = new StartedProgram();
        var code = 0;
        foreach (var (number, command) in JsonSerializer.Deserialize<TypedCommand[]>(commands)!.Index())
        {
            // The shell says how the last one ended.
            if (number > 0)
                Console.Out.WriteLine(FormattableString.Invariant($"[exit {code}]"));
            if (!goesOn(Before(number)))
                break;
            code = program.Run(command);
        }

        return code;
    }
}
