using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Matrix;

/// <summary>The bundled scenario, built with BuildKit on every engine, gives images of one shape that work.</summary>
[Collection(MatrixCollection.Name)]
public class BuiltImageTests(EngineMatrix matrix)
{
    // What no engine may change; single's own size is not among it, since a Go build cache differs from build to build.
    private static readonly string[] Same =
    [
        "variant",
        "status",
        "check",
        "layer_count",
        "history_count",
        "parent_layer_count",
        "parent_unpacked_size_bytes",
        "wasted_bytes",
        "has_shell",
        "user",
        "package_count", "setuid_count",
    ];

    [Theory]
    [InlineData(EngineMatrix.Trixie)]
    [InlineData(EngineMatrix.Sid)]
    [InlineData(EngineMatrix.SidContainerd)]
    public async Task GoCrudHasTheSameShapeOnEach(string engine)
    {
        matrix.Need();
        matrix.First.FirstRun!.Ended(0);
        using var place = new Workplace();
        string[] run =
        [
            "--scenario",
            "go-crud",
            "--base-set",
            "debian",
            "--rounds",
            "1",
            "--check-rounds",
            "1",
            "--cache",
            "cold",
            "--results",
            place.Results,
        ];

        (await Harness.RunInNetworkOf(
            matrix.NetworkOf(engine), matrix.First.State, [.. run, "--engine", matrix.Endpoint(engine).ToString()])).Ended(0);

        var (there, here) = (Csv.Read(place.Runs[0], "variants.csv"), Csv.Read(matrix.First.FirstResults.Runs[0], "variants.csv"));
        foreach (var column in Same)
            Assert.Equal(here.Select(row => $"{column} {row[column]}"), there.Select(row => $"{column} {row[column]}"));
        Assert.Equal(Multi(here, "unpacked_size_bytes"), Multi(there, "unpacked_size_bytes"));
        Assert.Equal(DiffIdsOfParents(matrix.First.FirstResults.Runs[0]), DiffIdsOfParents(place.Runs[0]));
        Assert.All(there, row => Assert.Equal("passed", row["check"]));
        Assert.All(there, row => Assert.NotEqual("", row["engine_size_bytes"]));
        Assert.All(there, row => Assert.Equal(engine == EngineMatrix.SidContainerd ? "stored" : "computed", row["content_size_source"]));
    }

    private static string Multi(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, string column) =>
        rows.Single(row => row["variant"] == "multi")[column];

    private static IEnumerable<string> DiffIdsOfParents(string run) =>
        Csv.Read(run, "layers.csv").Where(row => row["from_parent"] == "true").Select(row => $"{row["variant"]} {row["diff_id"]}");
}
