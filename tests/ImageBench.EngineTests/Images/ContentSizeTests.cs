using System.Collections.Concurrent;
using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;
using ImageBench.Images.ContentSizes;
using ImageBench.Model;
using ImageBench.Model.Images;

namespace ImageBench.EngineTests.Images;

/// <summary>Content sizes against what a real registry holds after a push.</summary>
public class ContentSizeTests(TestEngine engine)
{
    [Theory]
    [InlineData("imagebench/debian", 0.005)]
    [InlineData("imagebench/go", 0.005)]
    // One static program of 2 MB: there the runtime's zlib packs 0.75 % tighter than the engine's.
    [InlineData("imagebench/busybox", 0.01)]
    public async Task IsWhatAPushSendsButForTheCompressor(string image, double tolerance)
    {
        engine.Need();
        using var registry = await Registry.Start();

        var facts = await ReadContent.Of(engine.Engine, image, SizedLayers.Nothing);
        var held = await registry.Push(engine.Endpoint, image);

        Assert.InRange(facts.Content!.Value.Bytes, held * (1 - tolerance), held * (1 + tolerance));
        Assert.Equal(ContentSource.Computed, facts.ContentSource);
    }

    [Fact]
    public async Task NoLayerIsCompressedTwice()
    {
        engine.Need();
        var memory = new ConcurrentDictionary<string, KnownContent>(StringComparer.Ordinal);
        var known = new SizedLayers(name => memory.GetValueOrDefault(name), (name, content) => memory[name] = content);
        await ReadContent.Of(engine.Engine, "imagebench/debian", known);
        foreach (var (name, content) in memory)
            memory[name] = content with { Content = new ByteSize(1) };

        // What was remembered is recognized by a size that no compressor gives.
        Assert.Equal(1, (await ReadContent.Of(engine.Engine, "imagebench/debian", known)).Layers[0].Content!.Value.Bytes);
    }

    [Fact]
    public async Task IsInTheRunsTables()
    {
        engine.Need();
        using var place = new Workplace().Scenario(
            "sizes", ("a", "FROM imagebench/busybox\nRUN head -c 3000000 /dev/urandom > /noise\n"), ("b", Dockerfiles.Good));

        (await Harness.Run(engine.State, place.Arguments(engine, "--rounds", "1", "--cache", "cold"))).Ended(0);

        var rows = Csv.Read(place.Runs[0], "variants.csv").ToDictionary(row => row["variant"]);
        var (a, b) = (Bytes(rows["a"]), Bytes(rows["b"]));
        Assert.InRange(a - b, 3_000_000, 3_010_000);
        Assert.All(rows.Values, row => Assert.Equal("computed", row["content_size_source"]));
        Assert.Equal(
            100 * (1 - ((double)b / a)),
            double.Parse(rows["b"]["content_reduction_percent"], System.Globalization.CultureInfo.InvariantCulture),
            tolerance: 0.001);
        Assert.Contains(
            "content size",
            await File.ReadAllTextAsync(Path.Combine(place.Runs[0], "report.md"), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }

    private static long Bytes(IReadOnlyDictionary<string, string> row) =>
        long.Parse(row["content_size_bytes"], System.Globalization.CultureInfo.InvariantCulture);
}
