using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Tests.Images.Archives;
using ImageBench.Tests.Images.Tar;

namespace ImageBench.Tests.Cli;

/// <summary>What a folder, an image and a run's files say that somebody else made, on its way to the user's terminal and pages.</summary>
public sealed class HostileTextTests : IDisposable
{
    private readonly CommandLine _line = new();

    [Fact]
    public async Task OfAScenarioIsShownByList()
    {
        _line.Write($"scenarios/{HostileText.Everything}\nok: all is well/Dockerfile", "FROM scratch\n");
        _line.Write("scenarios/app/scenario.yaml", $"baseline: \"{InYaml(HostileText.Everything)}\"\n");

        var ended = await _line.Run("list");

        Assert.Equal((2, ""), (ended.ExitCode, ended.Error));
        Assert.Empty(HostileText.In(ended.Output));
        Assert.Contains($"'{HostileText.Shown}' names no variant", ended.Output, StringComparison.Ordinal);
        Assert.Contains($"{HostileText.Shown}\\nok: all is well", ended.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(ended.Output.Split('\n'), line => line.StartsWith("ok", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFolderIsNoCommandToTheJobThatListsIt()
    {
        _line.Write("scenarios/::warning::x/Dockerfile", "FROM scratch\n");

        var ended = await _line.Run("list");

        Assert.Contains("::warning::x", ended.Output.Replace(": :", "::", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(
            ended.Output.Split('\n').Concat(ended.ErrorLines), line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OfACommandLineIsShownInItsError()
    {
        var ended = await _line.Run("inspect", "a", HostileText.Everything);

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Empty(HostileText.In(ended.Error));
        Assert.Contains(HostileText.Shown, ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--csv")]
    [InlineData("--json")]
    public async Task OfAnImageIsShownByInspect(params string[] form)
    {
        WriteImage();

        var ended = await _line.Run(["inspect", "image.tar", "--no-content-size", .. form]);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Empty(HostileText.In(ended.Output));
        Assert.Contains(@"\u001B]0;PWNED\u0007", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfAnImageIsToTheLetterInJson()
    {
        WriteImage();

        using var json = JsonDocument.Parse((await _line.Run("inspect", "image.tar", "--no-content-size", "--json")).Output);

        Assert.Equal(HostileText.Everything, json.RootElement.GetProperty("user").GetString());
        Assert.Equal("RUN " + HostileText.Everything, json.RootElement.GetProperty("layers")[0].GetProperty("instruction").GetString());
    }

    [Fact]
    public async Task OfARunFolderIsShownOnItsPages()
    {
        var run = WriteRun("run");

        var ended = await _line.Run("report", "run");

        Assert.Equal((0, "HERE/run/report.md\n", ""), (ended.ExitCode, ended.Output, ended.Error));
        string[] pages =
        [
            run.ReportPath,
            Path.Combine(run.FullPath, "report.html"),
            .. Directory.GetFiles(run.ChartsPath, "*.svg"),
            .. Directory.GetFiles(Path.Combine(run.FullPath, "benchmarkdotnet")),
        ];
        Assert.True(pages.Length >= 6, string.Join(", ", pages));
        Assert.All(pages, page => Assert.Empty(HostileText.In(File.ReadAllText(page))));
        var page = await File.ReadAllTextAsync(pages[1], TestContext.Current.CancellationToken);
        Assert.Contains($"<strong>{HostileText.Shown}</strong> failed to build", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--csv")]
    public async Task OfRunFoldersIsShownByCompare(params string[] form)
    {
        WriteRun("a");
        WriteRun("b");

        var ended = await _line.Run(["compare", "a", "b", .. form]);

        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
        Assert.Empty(HostileText.In(ended.Output));
        Assert.Contains(@"\u001B]0;PWNED\u0007", ended.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfARunFolderIsShownInAnError()
    {
        WriteRun("a");

        var ended = await _line.Run("compare", "a:x", "a:y");

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Empty(HostileText.In(ended.Error));
        Assert.Contains(HostileText.Shown, ended.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _line.Dispose();

    private static string InYaml(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}")));

    private void WriteImage()
    {
        var image = new ArchiveBuilder { User = HostileText.Everything }
            .Layer(new TarBytes().File("e" + HostileText.Everything, 70).End(), "RUN " + HostileText.Everything)
            .Layer(new TarBytes().File("e" + HostileText.Everything, 71).End(), "COPY <<EOF e\n" + HostileText.Everything);
        File.WriteAllBytes(Path.Combine(_line.Folder, "image.tar"), image.Legacy());
    }

    // Written as a run writes it; then a word of its files is replaced, as only another hand can do it.
    private RunFolder WriteRun(string name)
    {
        const string word = "NAME-OF-ANOTHER-HAND";
        var stored = new StoredRun(name) { Run = Some.Run() with { Remarks = [$"{word}\n{word}"], HarnessVersion = word } }
            .Add("single", 1_000_000, 28, 29, 30).Add("multi " + word, 1_000, 28, 29, 30).AddFailed(word);
        var run = new RunFolder(stored.Write(_line.Folder));
        foreach (var path in (string[])[run.BuildsPath, run.VariantsPath])
        {
            var text = File.ReadAllText(path);
            text = text.Replace($"multi {word}", $"\"multi {HostileText.Everything}\"", StringComparison.Ordinal);
            WholeFile.Write(path, text.Replace(word, $"\"{HostileText.Everything}\"", StringComparison.Ordinal));
        }

        var json = JsonEncodedText.Encode(HostileText.Everything, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        WholeFile.Write(run.RunPath, File.ReadAllText(run.RunPath).Replace(word, json, StringComparison.Ordinal));
        return run;
    }
}
