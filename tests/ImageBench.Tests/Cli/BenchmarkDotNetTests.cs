using System.Text.Json;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Results;
using ImageBench.Results.Tables;
using ImageBench.Tests.Cli.Started;

namespace ImageBench.Tests.Cli;

public sealed class BenchmarkDotNetTests : IDisposable
{
    private readonly TempFolder _temp = new();

    [Fact]
    public async Task IsMadeFromTheStoredFiles()
    {
        var folder = await Report(Run());

        Assert.Equal(
            ["builds-report-full.json", "builds-report-github.md", "builds-report.csv"],
            Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        Approved.Matches("Cli/Approved/builds-report-github.md", Read(folder, "builds-report-github.md"));
        Approved.Matches("Cli/Approved/builds-report.csv", Read(folder, "builds-report.csv"));
    }

    [Fact]
    public async Task IsTheSameUnderADecimalComma()
    {
        using var culture = new DecimalComma();
        var folder = await Report(Run());

        Approved.Matches("Cli/Approved/builds-report-github.md", Read(folder, "builds-report-github.md"));
        Approved.Matches("Cli/Approved/builds-report.csv", Read(folder, "builds-report.csv"));
        Assert.Equal(4, Json(folder).GetProperty("Benchmarks").GetArrayLength());
    }

    [Fact]
    public async Task HasEveryBuildThatWasBuiltToTheLastDigit()
    {
        var run = Run();
        var folder = await Report(run);

        var stored = BuildsCsv.Read(new RunFolder(Path.Combine(_temp.Path, run.Name)).BuildsPath)
            .Where(build => build.Outcome.Status == BuildStatus.Built)
            .Select(build => (build.Key.Variant, build.Key.Cache.Word(), build.Key.Round, build.Outcome.Elapsed.TotalNanoseconds));
        Assert.Equal(stored.Order(), Measurements(Json(folder)).Order());
    }

    [Fact]
    public async Task HasTheMachineOfTheRun()
    {
        var host = Json(await Report(Run())).GetProperty("HostEnvironmentInfo");

        Assert.Equal("Some CPU", host.GetProperty("ProcessorName").GetString());
        Assert.Equal(".NET 10.0.0", host.GetProperty("RuntimeVersion").GetString());
    }

    /// <summary>One build has no spread, and JSON has no word for a number that is none.</summary>
    [Fact]
    public async Task OfOneRoundIsStillJson()
    {
        var folder = await Report(new StoredRun("one").Add("single", 1000, 28.5).Add("multi", 1000, 30));

        var statistics = Json(folder).GetProperty("Benchmarks")[0].GetProperty("Statistics");
        Assert.Equal(28.5e9, statistics.GetProperty("Mean").GetDouble());
        Assert.Contains("| multi ", Read(folder, "builds-report-github.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfARunWithoutABuildIsNotMade() => Assert.False(Directory.Exists(await Report(new StoredRun("none"))));

    public void Dispose() => _temp.Dispose();

    private static StoredRun Run() => new StoredRun("run")
        .Add("single", 613_000_000, 28.1234567, 1228.5, 28.9).AddWarm("single", 0.108)
        .Add("multi", 10_000_000, 14.05, 14.3, 14.4)
        .AddFailed("broken");

    private static IEnumerable<(string Variant, string Cache, int Round, double Nanoseconds)> Measurements(JsonElement json) =>
        from benchmark in json.GetProperty("Benchmarks").EnumerateArray()
        from measurement in benchmark.GetProperty("Measurements").EnumerateArray()
        select (
            benchmark.GetProperty("MethodTitle").GetString()!,
            benchmark.GetProperty("Parameters").GetString()!.Split('=')[^1],
            measurement.GetProperty("IterationIndex").GetInt32(),
            measurement.GetProperty("Nanoseconds").GetDouble());

    private static string Read(string folder, string file) => File.ReadAllText(Path.Combine(folder, file));

    private static JsonElement Json(string folder) => JsonDocument.Parse(Read(folder, "builds-report-full.json")).RootElement;

    /// <summary>The folder of BenchmarkDotNet's reports.</summary>
    private async Task<string> Report(StoredRun run)
    {
        var path = run.Write(_temp.Path);
        Assert.Equal(0, (await InvokedCommand.Run("report", path)).ExitCode);
        return Path.Combine(path, "benchmarkdotnet");
    }
}
