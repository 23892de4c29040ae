using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ImageBench.Benchmarks.Processes;
using ImageBench.Model;
using ImageBench.Provisioning;
using ImageBench.Runs;
using ImageBench.Tests.Fuzz;

namespace ImageBench.Benchmarks.Fuzz;

/// <summary>
/// A reader in a process of its own, which reads inputs for some time and tells what came of them: what processors did for the process is
/// then what they did for that reader, and a reader that ends its process ends no other.
/// </summary>
internal static class FuzzProcess
{
    private const string Name = "child-fuzz";

    // Of processor time: on a busy machine a part takes longer and holds as many inputs.
    private static readonly TimeSpan LongestPart = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan NeverEnds = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static Command Command()
    {
        var reader = new Argument<string>("reader");
        var first = new Argument<int>("first");
        var count = new Argument<int>("count");
        var command = new Command(Name) { reader, first, count };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var folder = new TempFolder();
            var readers = AllReaders.In(folder.FullPath, Checkout.Root());
            var run = new FuzzRun(readers.Single(one => one.Name == parsed.GetRequiredValue(reader)), FuzzMeter.OfProcess);
            // Where it is interrupted, what it found until then is told.
            await Task.Run(
                () => run.Run(parsed.GetRequiredValue(first), parsed.GetRequiredValue(count), LongestPart, cancellationToken),
                CancellationToken.None);
            await Console.Out.WriteAsync(FuzzPart.Of(run, parsed.GetRequiredValue(first), HarnessText()).Text());
            return (int)ExitCode.Good;
        });
        return command;
    }

    /// <summary>
    /// Reads up to that many inputs from a number on, in one process; null where it was interrupted before it read any. A part without
    /// inputs is one whose process ended before it could tell of them.
    /// </summary>
    public static async Task<FuzzPart?> Read(string reader, int first, int count, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "ImageBench.Benchmarks.dll"), Name, reader,
                first.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture),
            ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await using var ending = cancellationToken.Register(() => Signal.Send(process.Id, Signal.Terminate));
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var ended = process.WaitForExitAsync(CancellationToken.None);
        while (await Task.WhenAny(ended, Task.Delay(Pause, time, CancellationToken.None)) != ended)
        {
            if (TakenBy(process) > NeverEnds)
                process.Kill();
        }

        if (await output is { Length: > 0 } told)
            return FuzzPart.ReadText(told);
        return cancellationToken.IsCancellationRequested ? null : Lost(await errors);

        FuzzPart Lost(string said) => new(reader, first, 0, 0)
        {
            Harness = HarnessText(),
            Odd =
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"one of the inputs from {first} on: its process ended with {process.ExitCode}: {said.ReplaceLineEndings(" ").Trim()}"),
            ],
        };
    }

    private static TimeSpan TakenBy(Process process)
    {
        try
        {
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            // It ended since it was looked at, which the next look sees.
            return TimeSpan.Zero;
        }
    }

    private static string HarnessText() => HarnessVersion.Read() is { Commit: { } commit } ? commit : "";
}
