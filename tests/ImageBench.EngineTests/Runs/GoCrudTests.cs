using ImageBench.EngineTests.Stage;
using ImageBench.EngineTests.Tool;

namespace ImageBench.EngineTests.Runs;

/// <summary>The bundled scenario as a user copies, runs and looks at it.</summary>
public class GoCrudTests(TestEngine engine)
{
    [Fact]
    public async Task CopiedWithOneMoreDockerfileGivesOneMoreRow()
    {
        engine.Need();
        using var place = new Workplace();
        foreach (var file in Directory.GetFiles(
            Path.Combine(Repository.Scenarios, "go-crud"), "*", new EnumerationOptions { AttributesToSkip = 0 }))
        {
            place.With("mine", Path.GetFileName(file), await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        }

        place.With(
            "mine",
            "Dockerfile.more",
            (await File.ReadAllTextAsync(
                Path.Combine(Repository.Scenarios, "go-crud", "Dockerfile.multi"),
                TestContext.Current.CancellationToken)) + "# One more.\n");

        (await Harness.Run(engine.State, place.Arguments(engine, "--cache", "cold", "--rounds", "1"))).Ended(0);

        var rows = Csv.Read(place.Runs[0], "variants.csv");
        Assert.Equal(
            ["distroless", "more", "multi", "scratch", "single"], rows.Select(row => row["variant"]).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.Equal("built", row["status"]));
    }

    [Theory]
    [InlineData("single")]
    [InlineData("multi")]
    [InlineData("distroless")]
    [InlineData("scratch")]
    public async Task StartsAndAnswers(string variant)
    {
        engine.Need();
        using var place = new Workplace();
        string[] run = ["--scenario", "go-crud", "--variant", variant, "--cache", "warm", "--rounds", "1", "--keep-images"];
        (await Harness.Run(engine.State, [.. run, "--results", place.Results, "--engine", engine.Address, "--base-set", "debian"])).Ended(
            0);
        var image = Csv.Read(place.Runs[0], "builds.csv").Single()["image_id"];
        await using var container = await RunningContainer.Start(engine, image, port: 8000);

        using var client = new HttpClient { BaseAddress = container.Address };
        using var created = await container.Retry(() =>
            client.PostAsync(
                new Uri("/movies", UriKind.Relative),
                new StringContent("""{"title":"Alien"}""", null, "application/json"),
                TestContext.Current.CancellationToken));
        Assert.Equal(System.Net.HttpStatusCode.Created, created.StatusCode);
        Assert.Contains(
            "Alien",
            await client.GetStringAsync(new Uri("/movies", UriKind.Relative), TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }
}
