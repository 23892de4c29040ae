using System.Globalization;
using System.IO.Compression;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Images;

/// <summary>files.csv.gz of a run on an engine.</summary>
public class KeptFilesTests(TestEngine engine)
{
    [Fact]
    public async Task ARunWithTheOptionListsEveryFile()
    {
        engine.Need();
        using var place = new Workplace().Scenario(
            "parts", ("a", "FROM imagebench/busybox\nRUN head -c 1000 /dev/zero > /large\nRUN rm /large\n"), ("b", Dockerfiles.Good));

        (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "1", "--cache", "cold", "--keep-files"))).Ended(0);

        var rows = Read(Path.Combine(place.Runs[0], "files.csv.gz"));
        foreach (var variant in Csv.Read(place.Runs[0], "variants.csv"))
        {
            var own = rows.Where(row => row["variant"] == variant["variant"]).ToList();
            Assert.Equal(variant["unpacked_size_bytes"], Sum(own, "unpacked_size_bytes"));
            Assert.Equal(variant["wasted_bytes"], Sum(own, "wasted_bytes"));
            Assert.Equal(variant["file_count"], TestEngine.Number(own.Count(row => row["kind"] == "file")));
        }

        var deleted = Assert.Single(rows, row => row["variant"] == "a" && row["path"] == "/large" && row["kind"] != "whiteout");
        Assert.Equal(("1000", "deleted", "1000"), (deleted["unpacked_size_bytes"], deleted["fate"], deleted["wasted_bytes"]));
        Assert.Equal("visible", Assert.Single(rows, row => row["variant"] == "b" && row["path"] == "/bin/busybox")["fate"]);
    }

    [Fact]
    public async Task ARunWithoutItLeavesNone()
    {
        engine.Need();
        using var place = new Workplace().Scenario("parts", ("a", Dockerfiles.Good), ("b", Dockerfiles.Other));

        (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "1", "--cache", "cold"))).Ended(0);

        Assert.Empty(Directory.GetFiles(place.Runs[0], "files.csv.gz*"));
    }

    private static string Sum(IEnumerable<Dictionary<string, string>> rows, string column) =>
        TestEngine.Number(rows.Sum(row => long.Parse(row[column], CultureInfo.InvariantCulture)));

    // No name in these images needs quotes.
    private static List<Dictionary<string, string>> Read(string path)
    {
        using var text = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        List<string[]> lines = [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];
        return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
