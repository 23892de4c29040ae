using System.IO.Compression;
using ImageBench.Model;
using ImageBench.Results.Csv;

namespace ImageBench.Tests.Results.Csv;

public sealed class RowReaderTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Theory]
    [InlineData('a')]
    [InlineData('"')]
    public void ARowThatUnpacksWithoutEndIsRefused(char filler)
    {
        var path = Path.Combine(_temp.Path, "files.csv.gz");
        using (var packed = new StreamWriter(new GZipStream(File.Create(path), CompressionLevel.Fastest)))
        {
            packed.Write("path,bytes\nx,1\n\"");
            var part = new string(filler, 64 * 1024);
            for (var times = 0; times < 100; times++)
                packed.Write(part);
        }

        using var rows = new RowReader(path);

        Assert.True(rows.Next());
        var fault = Assert.Throws<Fault>(() => rows.Next());
        Assert.Equal(ExitCode.BadInput, fault.ExitCode);
        Assert.StartsWith($"{path}:3: ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "or the row takes more than 4.19 MB: the file was damaged or changed by hand.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AHeaderWithoutEndIsRefused()
    {
        var path = Path.Combine(_temp.Path, "builds.csv");
        File.WriteAllText(path, string.Join(',', Enumerable.Range(0, 1_001).Select(number => $"c{number}")) + "\n");

        Assert.Equal(
            $"{path}:1: the header has more than 1000 columns: the file was damaged or changed by hand.",
            Assert.Throws<Fault>(() => new RowReader(path)).Message);
    }

    [Fact]
    public void LongCellsThatARunMayHaveAreRead()
    {
        var path = Path.Combine(_temp.Path, "builds.csv");
        var cell = new string('e', 32_000);
        File.WriteAllText(path, $"{string.Join(',', Enumerable.Range(0, 50).Select(number => $"c{number}"))}\n"
            + $"{string.Join(',', Enumerable.Repeat($"\"{cell}\"", 50))}\n");

        using var rows = new RowReader(path);

        Assert.Equal([cell], rows.Rows().SelectMany(row => row.Cells).Distinct());
    }

    public void Dispose() => _temp.Dispose();
}
