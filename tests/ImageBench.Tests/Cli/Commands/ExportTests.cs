using System.Text.Json;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli.Commands;

/// <summary>Exports as they are asked for, on each command that has them and needs no engine.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task OfADifferenceGoToTheirFilesBesideTheTable()
    {
        WriteImages();

        var ended = await _line.Run(
            "diff", "a.tar", "b.tar", "--max-increase", "1B",
            "--export-markdown", "c.md", "--export-json", "r.json", "--export-name", "app");

        Assert.Equal((4, ""), (ended.ExitCode, ended.Error));
        Assert.StartsWith("+12.0 kB unpacked", ended.Output, StringComparison.Ordinal);
        Assert.StartsWith("<!-- imagebench:app -->\n\n### <code>app</code>: **over 1 limit**; +12.0 kB unpacked", Read("c.md"),
            StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Read("r.json"));
        Assert.Equal("over", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(12_000, json.RootElement.GetProperty("unpacked_bytes").GetProperty("change").GetInt64());
    }

    [Fact]
    public async Task OnStandardOutputAreAloneThere()
    {
        WriteImages();

        var ended = await _line.Run("diff", "a.tar", "b.tar", "--export-bencher", "-", "--max-increase", "5GB");

        using var json = JsonDocument.Parse(ended.Output);
        Assert.Equal(52_000, json.RootElement.GetProperty("b.tar").GetProperty("file-size").GetProperty("value").GetInt64());
        Assert.StartsWith("+12.0 kB unpacked", ended.Error, StringComparison.Ordinal);
        Assert.Equal(0, ended.ExitCode);
    }

    [Fact]
    public async Task OfARunAreMadeOfItsFiles()
    {
        new StoredRun("run").Add("single", 600_000_000, 20.1, 20.2, 20.3).Add("multi", 10_000_000, 21.1, 21.2, 21.3).AddFailed("broken")
            .Write(_line.Folder);

        var ended = await _line.Run(
            "report", "run", "--export-hyperfine", "h.json", "--export-openmetrics", "-", "--export-junit", "j.xml");

        Assert.Equal((0, "HERE/run/report.md\n"), (ended.ExitCode, ended.Error));
        Assert.Contains("imagebench_unpacked_bytes{image=\"go-crud/multi\"} 10000000\n", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("broken", ended.Output, StringComparison.Ordinal);
        Assert.Contains("<failure message=\"Its build failed: RUN go build: exit code 1", Read("j.xml"), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Read("h.json"));
        Assert.Equal(
            ["go-crud/multi cold", "go-crud/single cold"],
            json.RootElement.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("command").GetString()).Order());
        Assert.Equal([20.1, 20.2, 20.3], json.RootElement.GetProperty("results").EnumerateArray()
            .Single(result => result.GetProperty("command").GetString() == "go-crud/single cold")
            .GetProperty("times").EnumerateArray().Select(time => time.GetDouble()));
    }

    [Fact]
    public async Task OfTimesThatNobodyMeasuredHoldNothingAndSaySo()
    {
        WriteImages();

        var ended = await _line.Run("diff", "a.tar", "b.tar", "--export-hyperfine", "h.json");

        Assert.Equal(
            (0, "--export-hyperfine: no build times were measured, so that it holds no result; a run without --sizes measures them, and "
                + "diff with --rounds N.\n"),
            (ended.ExitCode, ended.Error));
        Assert.Contains("\"results\": []", Read("h.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfAComparisonHaveBothSides()
    {
        new StoredRun("was").Add("single", 600_000_000, 20.1, 20.2, 20.3).Add("gone", 1_000_000, 1, 1).Write(_line.Folder);
        new StoredRun("now").Add("single", 612_000_000, 40.1, 40.2, 40.3).Write(_line.Folder);

        var ended = await _line.Run("compare", "was", "now", "--export-json", "r.json", "--export-hyperfine", "h.json");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        using var json = JsonDocument.Parse(Read("r.json"));
        var image = json.RootElement.GetProperty("images")[0];
        Assert.Equal(("was", "now", "go-crud"), (Text("base"), Text("head"), Text("name")));
        Assert.Equal(12_000_000, image.GetProperty("unpacked_bytes").GetProperty("change").GetInt64());
        Assert.Equal("slower", image.GetProperty("times")[0].GetProperty("verdict").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("images")[1].GetProperty("head").ValueKind);
        using var times = JsonDocument.Parse(Read("h.json"));
        Assert.Equal(
            ["base", "head"],
            times.RootElement.GetProperty("results").EnumerateArray()
                .Where(result => result.GetProperty("parameters").GetProperty("image").GetString() == "go-crud/single")
                .Select(result => result.GetProperty("parameters").GetProperty("side").GetString()));

        string? Text(string key) => json.RootElement.GetProperty(key).GetString();
    }

    [Fact]
    public async Task AJobOfGitHubIsToldByItself()
    {
        WriteImages();
        foreach (var (name, file) in new[] { ("GITHUB_STEP_SUMMARY", "summary.md"), ("GITHUB_OUTPUT", "output") })
            _line.Environment[name] = _line.Write(file, "before\n");
        _line.Environment["GITHUB_ACTIONS"] = "true";

        var ended = await _line.Run("diff", "a.tar", "b.tar", "--export-name", "app", "--no-content-size");

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.StartsWith("before\n<!-- imagebench:app -->\n", Read("summary.md"), StringComparison.Ordinal);
        Assert.Equal(
            "before\nverdict=good\nunpacked_bytes=52000\nunpacked_change_bytes=12000\ncontent_bytes=\ncontent_change_bytes=\nreport=\n",
            Read("output"));
    }

    [Theory]
    [InlineData(
        "--export-json and --export-junit would both go to standard output: give all but one a file.",
        "--export-json", "-", "--export-junit", "-")]
    [InlineData(
        "--export-json - and --csv would both go to standard output: give --export-json a file.", "--export-json", "-", "--csv")]
    [InlineData("--export-json 'no/r.json': there is no folder HERE/no; make it, or write another file.", "--export-json", "no/r.json")]
    [InlineData(
        "--export-json 'scenarios' is no file; write the file that it should go to, or - for standard output.",
        "--export-json", "scenarios")]
    public async Task ThatCannotBeWrittenAreRefusedBeforeAnythingIsRead(string sentence, params string[] options)
    {
        var ended = await _line.Run(["diff", "missing.tar", "missing.tar", .. options]);

        Assert.Equal((2, sentence), (ended.ExitCode, ended.ErrorLines[0]));
    }

    public void Dispose() => _line.Dispose();

    private string Read(string name) => File.ReadAllText(Path.Combine(_line.Folder, name));

    private void WriteImages()
    {
        Write("a.tar", 40_000);
        Write("b.tar", 52_000);
    }

    private void Write(string name, int bytes) => File.WriteAllBytes(
        Path.Combine(_line.Folder, name),
        new ArchiveBuilder().Layer(new TarBytes().File("app/server", bytes).End(), "COPY server /app").Legacy());
}
