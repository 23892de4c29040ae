using System.Diagnostics;
using System.Globalization;
using System.Text;
using ImageBench.Model;

namespace ImageBench.Benchmarks.Processes;

/// <summary>A process that is timed by bash, which tells what .NET does not: the CPU time of a child that has ended.</summary>
internal sealed record MeasuredCommand(string File, params IReadOnlyList<string> Arguments)
{
    // The three times go to a descriptor of their own, apart from what the command writes.
    private const string Script = """TIMEFORMAT='%3R %3U %3S'; exec 3>&2; { time "$@" 2>&3; } 2>"$IMAGEBENCH_TIMES" """;

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The harness as it was built with this program.</summary>
    public static MeasuredCommand Harness(params IEnumerable<string> arguments) => Dotnet("imagebench.dll", arguments);

    /// <summary>This program in a process of its own.</summary>
    public static MeasuredCommand Self(params IEnumerable<string> arguments) => Dotnet("ImageBench.Benchmarks.dll", arguments);

    public override string ToString() => string.Join(' ', [File, .. Arguments]);

    /// <summary>
    /// Runs to the end and throws a <see cref="Fault"/> where it fails. A cancelled token ends the process and all below it.
    /// </summary>
    public async Task<CommandRun> Run(CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();
        var times = folder.Of("times");
        using var process = Process.Start(Start(times)) ?? throw new Fault(ExitCode.BadInput, $"'{this}' did not start.");
        // Reading a pipe cannot be cancelled: it ends when the processes do.
        await using var ending = cancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = await process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        // The last line: bash puts its own complaint (no such command) before it.
        var last = (await System.IO.File.ReadAllLinesAsync(times, cancellationToken))[^1].Split(' ')
            .Select(text => double.Parse(text, CultureInfo.InvariantCulture))
            .ToArray();
        return new CommandRun(last[0], last[1] + last[2], process.ExitCode, output, await errors).Good(ToString());
    }

    private static MeasuredCommand Dotnet(string assembly, IEnumerable<string> arguments) =>
        new("dotnet", [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments]);

    private ProcessStartInfo Start(string times)
    {
        var start = new ProcessStartInfo("bash", ["-c", Script, "bash", File, .. Arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["IMAGEBENCH_TIMES"] = times;
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }
}
