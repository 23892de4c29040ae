using ImageBench.Tests.Reports.Page;

namespace ImageBench.Tests.Cli;

/// <summary>
/// A run folder of the version before columns were read by name (no times.csv, a run's id in builds.csv alone), kept as it is for ever, and
/// what that version made of it.
/// </summary>
public sealed class FirstFormatTests : IDisposable
{
    private readonly CommandLine _line = new();

    public FirstFormatTests()
    {
        foreach (var file in Directory.GetFiles(Approved.PathOf("Results/FirstFormat")))
            _line.Write("run/" + Path.GetFileName(file), File.ReadAllText(file));
    }

    [Fact]
    public async Task TheReportIsThatOfBefore()
    {
        var ended = await _line.Run("report", "run");

        Assert.Equal((0, "HERE/run/report.md\n", ""), (ended.ExitCode, ended.Output, ended.Error));
        Approved.Matches("Cli/Approved/first-format-report.md", Text("run/report.md"));
        Approved.Matches("Cli/Approved/first-format-report.html", new ReadPage(Text("run/report.html")).Broken);
    }

    [Fact]
    public async Task TheComparisonIsThatOfBefore()
    {
        Approved.Matches("Cli/Approved/first-format-compare.txt", (await _line.Run("compare", "run:with", "run:without")).Output);
        Approved.Matches("Cli/Approved/first-format-compare.csv", (await _line.Run("compare", "run:with", "run:without", "--csv")).Output);
    }

    [Fact]
    public async Task ItIsReadToGoOnWithIt()
    {
        var run = Text("run/run.json");
        var ended = run.IndexOf("\"ended_at_utc\": \"", StringComparison.Ordinal);
        _line.Write("run/run.json", string.Concat(run.AsSpan(0, ended), "\"ended_at_utc\": null", run.AsSpan(run.IndexOf(',', ended))));
        foreach (var variant in (string[])["with", "without"])
        {
            var dockerfile = _line.Write($"scenarios/dockerignore/Dockerfile.{variant}", "FROM scratch\n");
            File.SetLastWriteTimeUtc(dockerfile, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        // Everything but the engine was found in order.
        var resumed = await _line.Run("--resume", "run", "--engine", "unix:///nowhere.sock");

        Assert.Equal(3, resumed.ExitCode);
        Assert.Contains("unix:///nowhere.sock", resumed.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _line.Dispose();

    private string Text(string name) => File.ReadAllText(Path.Combine(_line.Folder, name));
}
