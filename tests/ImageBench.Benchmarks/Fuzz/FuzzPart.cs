using System.Globalization;
using System.Text;
using ImageBench.Results.Csv;
using ImageBench.Tests.Fuzz;

namespace ImageBench.Benchmarks.Fuzz;

/// <summary>
/// What inputs of one reader came to, those from a number on: as many as one process read. <c>Odd</c> says which of them ended in anything
/// but the one clean error, a line each; of an input that a process did not come back from, only the part is known in which it lies.
/// </summary>
internal sealed record FuzzPart(string Reader, int First, int Inputs, int Refused)
{
    private static readonly CsvTable<FuzzPart> Table = new(
        ["reader", "first", "inputs"],
        [
            new("reader", part => Cell.Of(part.Reader)),
            new("first", part => Cell.Of(part.First)),
            new("inputs", part => Cell.Of(part.Inputs)),
            new("refused", part => Cell.Of(part.Refused)),
            new("slowest_number", part => part.SlowestNumber.ToString(CultureInfo.InvariantCulture)),
            new("slowest_seconds", part => Cell.Of(part.Slowest)),
            new("largest_number", part => part.LargestNumber.ToString(CultureInfo.InvariantCulture)),
            new("largest_bytes", part => Cell.Of(part.LargestBytes)),
            new("processor_seconds", part => Cell.Of(part.ProcessorTime)),
            new("harness", part => Cell.Of(part.Harness)),
            new("odd_count", part => Cell.Of(part.Odd.Count)),
            new("odd", part => Cell.Of(string.Join('\n', part.Odd))),
        ]);

    public int SlowestNumber { get; init; }

    /// <summary>By processor time.</summary>
    public TimeSpan Slowest { get; init; }

    public int LargestNumber { get; init; }

    public long LargestBytes { get; init; }

    public TimeSpan ProcessorTime { get; init; }

    /// <summary>The commit of the harness that read them.</summary>
    public string Harness { get; init; } = "";

    public IReadOnlyList<string> Odd { get; init; } = [];

    public static FuzzPart Of(FuzzRun run, int first, string harness) => new(run.Reader.Name, first, run.Inputs, run.Refused)
    {
        SlowestNumber = run.Slowest.Number,
        Slowest = run.Slowest.Time,
        LargestNumber = run.Largest.Number,
        LargestBytes = run.Largest.Bytes,
        ProcessorTime = run.ProcessorTime,
        Harness = harness,
        Odd = [.. run.Odd.Select(odd => string.Create(
            CultureInfo.InvariantCulture,
            $"input {odd.Number}: {odd.Thrown.GetType()}: {odd.Thrown.Message.ReplaceLineEndings(" ")}"))],
    };

    /// <summary>Those of a file that grows; none where there is no file.</summary>
    public static IReadOnlyList<FuzzPart> ReadFile(string path) => [.. Table.ReadGrown(path).Select(Read)];

    /// <summary>The last one that a process told.</summary>
    public static FuzzPart? ReadText(string text) =>
        Table.Parse("what the process said", Encoding.UTF8.GetBytes(text)).Select(Read).LastOrDefault();

    public string Text() => Table.Text([this]);

    public void AppendTo(string path) => Table.Append(path, this);

    private static FuzzPart Read(StoredRow row) => new(
        row.Text("reader"),
        row.Value("first", Cell.ToCount),
        row.Value("inputs", Cell.ToCount),
        row.Optional("refused", Cell.ToCount) ?? 0)
    {
        SlowestNumber = Number(row, "slowest_number"),
        Slowest = row.Optional("slowest_seconds", Cell.ToSeconds) ?? TimeSpan.Zero,
        LargestNumber = Number(row, "largest_number"),
        LargestBytes = row.Optional("largest_bytes", Cell.ToSize)?.Bytes ?? 0,
        ProcessorTime = row.Optional("processor_seconds", Cell.ToSeconds) ?? TimeSpan.Zero,
        Harness = row.Text("harness"),
        Odd = row.OptionalText("odd")?.Split('\n') ?? [],
    };

    // A seed has a number below zero.
    private static int Number(StoredRow row, string column) => (int)(row.Optional(column, Cell.ToNumber) ?? 0);
}
