using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Results.Tables;

namespace ImageBench.Tests.Results.Tables;

public sealed class ChecksCsvTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public void IsAsApproved() => Approved.Matches("Results/Approved/checks.csv", ChecksCsv.Text("run", HardCases()));

    [Fact]
    public void IsTheSameUnderADecimalComma()
    {
        using var culture = new DecimalComma();

        Approved.Matches("Results/Approved/checks.csv", ChecksCsv.Text("run", HardCases()));
        Assert.Equal(3, Read(ChecksCsv.Text("run", HardCases())).Count);
    }

    [Fact]
    public void GivesItsRowsBack()
    {
        var (rows, read) = (HardCases(), Read(ChecksCsv.Text("run", HardCases())));

        Assert.Equal(rows.Select(row => row with { Failure = null }), read.Select(row => row with { Failure = null }));
        Assert.Equivalent(rows.Select(row => row.Failure), read.Select(row => row.Failure), strict: true);
    }

    [Fact]
    public void WrittenRowByRowIsTheSameFile()
    {
        var path = Path.Combine(_temp.Path, "checks.csv");
        for (var made = 1; made <= HardCases().Length; made++)
        {
            ChecksCsv.Append(path, "run", HardCases()[made - 1]);

            // What a killed harness leaves is what stands here.
            Assert.Equal(ChecksCsv.Text("run", HardCases()[..made]), File.ReadAllText(path));
        }
    }

    [Fact]
    public void IsNotReadWithAResultThatIsNotKnown()
    {
        var text = ChecksCsv.Text("run", HardCases()).Replace(",failed,", ",maybe,", StringComparison.Ordinal);

        Assert.Contains(":3: result is \"maybe\"", Assert.Throws<Fault>(() => Read(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ARowThatWasTornIsPassedOverAndALaterOneOfTheSameStartHolds()
    {
        var path = _temp.Write("checks.csv", ChecksCsv.Text("run", HardCases()));
        var again = HardCases()[0] with { StartedAt = HardCases()[0].StartedAt.AddDays(1) };
        ChecksCsv.Append(path, "run", again);
        File.AppendAllText(path, "run,go-crud,\"single");

        Assert.Equal(
            [.. HardCases()[1..].Select(check => check.StartedAt), again.StartedAt],
            ChecksCsv.Read(path).Select(check => check.StartedAt));
    }

    [Fact]
    public void ThatIsNotThereHasNoRows() => Assert.Empty(ChecksCsv.Read("/nowhere/checks.csv"));

    public void Dispose() => _temp.Dispose();

    private static CheckRecord[] HardCases() =>
    [
        new(Key("single"), 0, Some.Time, CheckResult.Passed)
        {
            Ready = Some.Seconds(0.5123456), Probes = 3, Probe = Some.Seconds(0.0021), Memory = new ByteSize(1_802_240), Cpu = Some.Seconds(
                0.04), CanExec = true, StopsOnSignal = false, Stop = Some.Seconds(10.2),
        },
        new(Key("multi"), 0, Some.Time, CheckResult.Failed)
        {
            Failure = new CheckFailure("GET /, to be answered with status 200", "=1+1, \"quoted\"", null, ["first, line", "second"]),
        },
        new(Key("multi"), 1, Some.Time, CheckResult.Failed)
        {
            Failure = new CheckFailure("the container, to start", "the engine refused: no", "Likely.", []),
        },
    ];

    private static VariantKey Key(string variant) => new("go-crud", variant, Builder.BuildKit);

    private IReadOnlyList<CheckRecord> Read(string text) => ChecksCsv.Read(_temp.Write("checks.csv", text));
}
