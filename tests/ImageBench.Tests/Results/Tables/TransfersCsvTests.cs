using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Results.Tables;

namespace ImageBench.Tests.Results.Tables;

public sealed class TransfersCsvTests : IDisposable
{
    private static readonly VariantKey Single = VariantKey.Of(Some.Key());

    private static readonly Transfer[] Rows =
    [
        new(Single, TransferDirection.Push, 1, Some.Time)
        {
            Elapsed = Some.Seconds(16.5123),
            Layers = 7,
            Reused = 0,
            Moved = new ByteSize(158_004_917),
        },
        new(Single, TransferDirection.Pull, 2, Some.Time) { Elapsed = Some.Seconds(2), Layers = 7 },
        new(Single, TransferDirection.Pull, 3, Some.Time) { Error = "=denied, \"really\"" },
    ];

    private readonly TempFolder _temp = new();

    [Fact]
    public void IsAsApproved() => Approved.Matches("Results/Approved/transfers.csv", TransfersCsv.Text("run", Rows));

    [Fact]
    public void IsTheSameUnderADecimalComma()
    {
        using var culture = new DecimalComma();

        Approved.Matches("Results/Approved/transfers.csv", TransfersCsv.Text("run", Rows));
        Assert.Equal(Rows, TransfersCsv.Read(_temp.Write("transfers.csv", TransfersCsv.Text("run", Rows))));
    }

    [Fact]
    public void WrittenRowByRowIsTheSameFile()
    {
        var path = Path.Combine(_temp.Path, "grown.csv");
        foreach (var row in Rows)
            TransfersCsv.Append(path, "run", row);

        Assert.Equal(TransfersCsv.Text("run", Rows), File.ReadAllText(path));
    }

    [Fact]
    public void IsReadWithoutTheDirectionsThatAreNotKnown()
    {
        var text = TransfersCsv.Text("run", Rows).Replace("push", "mount", StringComparison.Ordinal);

        Assert.Equal(Rows[1..], TransfersCsv.Read(_temp.Write("transfers.csv", text)));
    }

    [Fact]
    public void ThatIsNotThereHasNoRows() => Assert.Empty(TransfersCsv.Read("/nowhere/transfers.csv"));

    public void Dispose() => _temp.Dispose();
}
