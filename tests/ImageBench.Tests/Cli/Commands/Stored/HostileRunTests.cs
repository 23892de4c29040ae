using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;
using ImageBench.Model;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Tests.Cli.Started;
using ImageBench.Tests.Reports.Page;

namespace ImageBench.Tests.Cli.Commands.Stored;

/// <summary>What is made of run folders that somebody else wrote: pages for browsers, files for other tools, sentences.</summary>
public sealed class HostileRunTests : IDisposable
{
    private const string Word = "NAME-OF-ANOTHER-HAND";

    private static readonly string[] Active = ["iframe", "object", "embed", "form", "base", "link", "img"];

    private readonly TempFolder _temp = new();

    public static TheoryData<string> Names =>
    [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</style></title></script><svg onload=alert(1)>",
        "<!--<script>]]>",
        "[a](javascript:alert(1))",
        "![a](https://example.org/a.png) https://example.org",
        "`a|b` | c\r\n| d |\n# e",
        "\u202Ea\u2066b\0c\u001B[31m",
        "'=cmd|x",
        new string('a', 40_000),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task NothingOfItIsMarkupOnAnyPage(string name)
    {
        var run = Write("<b onclick=x>run\"'", name);
        var history = Path.Combine(_temp.Path, "sizes.csv");

        await Good("report", run);
        await Good("gallery", _temp.Path);
        await Good("history", "add", run, "--file", history, "--revision", "<script>");
        await Good(
            "history", "show", "--file", history, "--page", Path.Combine(_temp.Path, "sizes.html"), "--svg",
            Path.Combine(_temp.Path, "sizes.svg"));
        await Good("report", run, "--history", history);

        foreach (var page in (string[])[Path.Combine(run, "report.html"), .. Directory.GetFiles(_temp.Path, "*.html")])
        {
            var read = new ReadPage(await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken));
            Assert.Single(read.All("script"), script => script.Attribute("type") is null);
            AssertTame(read.Root, read.Html);
        }

        foreach (var picture in Directory.GetFiles(_temp.Path, "*.svg", SearchOption.AllDirectories))
        {
            var drawn = await File.ReadAllTextAsync(picture, TestContext.Current.CancellationToken);
            Assert.DoesNotContain("<script", drawn, StringComparison.OrdinalIgnoreCase);
            AssertTame(XDocument.Parse(drawn).Root!, drawn);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task WhatOtherToolsAreToldIsOfTheirForm(string name)
    {
        var run = Write("run", name);
        var folder = Path.Combine(_temp.Path, "told");
        Directory.CreateDirectory(folder);
        string[] forms = ["markdown", "json", "junit", "bencher", "benchmark-action", "openmetrics", "hyperfine"];

        await Good(["report", run, .. forms.SelectMany(form => (string[])[$"--export-{form}", Path.Combine(folder, form)])]);

        Assert.Equal(2, XDocument.Load(Path.Combine(folder, "junit")).Descendants("testcase").Count());
        Assert.All(["json", "bencher", "benchmark-action", "hyperfine"], form =>
        {
            using var json = JsonDocument.Parse(Text(form));
            Assert.NotEqual(JsonValueKind.Null, json.RootElement.ValueKind);
        });
        Assert.All(
            Text("openmetrics").TrimEnd('\n').Split('\n'),
            line => Assert.Matches("""^(# .*|imagebench_[a-z_]+\{image="([^"\\]|\\.)*"\} \d+)$""", line));
        Assert.DoesNotContain("<script", Text("markdown"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<img", Text("markdown"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("](", Text("markdown"), StringComparison.Ordinal);
        Assert.All(forms, form => Assert.Empty(HostileText.In(Text(form))));

        string Text(string form) => File.ReadAllText(Path.Combine(folder, form));
    }

    [Fact]
    public async Task AnImageThatIsThereTwiceIsToldWithItsLine()
    {
        var run = Write("run", "other");
        var variants = new RunFolder(run).VariantsPath;
        await File.AppendAllTextAsync(
            variants, (await File.ReadAllLinesAsync(variants, TestContext.Current.CancellationToken))[1] + "\n",
            TestContext.Current.CancellationToken);

        foreach (var command in (string[][])[["report", run], ["compare", $"{run}:single", $"{run}:other"]])
        {
            var fault = await Assert.ThrowsAsync<Fault>(() => InvokedCommand.Run(command));
            Assert.Equal(
                $"{variants}:4: go-crud/single (buildkit) has a row already: the file was damaged or changed by hand.", fault.Message);
        }
    }

    [Fact]
    public async Task SizesThatNoImageHasAreComparedAndHeldToLimits()
    {
        var (small, huge) = (Write("a", "other"), Write("b", "other"));
        foreach (var (run, size) in ((string Run, string Size)[])[(small, "999999999999999"), (huge, "1000000000000000")])
        {
            var path = new RunFolder(run).VariantsPath;
            var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            WholeFile.Write(path, text.Replace("613000000", size, StringComparison.Ordinal));
        }

        var ended = await InvokedCommand.Run(["compare", small, huge, "--max-increase", "1000000%", "--max-increase", "0%"]);

        Assert.Equal(4, ended.ExitCode);
        Assert.Contains("within its limit of 1000000% (9,999,999,999,999,990,000 B).", ended.Output, StringComparison.Ordinal);
        Assert.Contains("grew by 1 B", ended.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _temp.Dispose();

    private static void AssertTame(XElement root, string text)
    {
        Assert.All(root.DescendantsAndSelf(), element => Assert.DoesNotContain(element.Name.LocalName, Active));
        Assert.All(root.DescendantsAndSelf().Attributes(), attribute =>
        {
            Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), attribute.ToString());
            Assert.False(attribute.Name.LocalName is "href" or "src" && attribute.Value.Contains(':'), attribute.ToString());
        });
        Assert.Empty(HostileText.In(text));
    }

    private static async Task Good(params string[] typed)
    {
        var ended = await InvokedCommand.Run(typed);
        Assert.Equal((0, ""), (ended.ExitCode, ended.Error));
    }

    // Written as a run writes it; then a word of its files is replaced, as only another hand can do it.
    private string Write(string folder, string name)
    {
        var run = new RunFolder(new StoredRun(folder) { Run = Some.Run() with { Remarks = [Word], HarnessVersion = Word } }
            .Add("single", 613_000_000, 28, 29, 30).Add(Word, 1_000_000, 28, 29, 30).Write(_temp.Path));
        var cell = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        foreach (var path in (string[])[run.BuildsPath, run.VariantsPath, run.TimesPath])
            WholeFile.Write(path, File.ReadAllText(path).Replace(Word, cell, StringComparison.Ordinal));
        var json = JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
        WholeFile.Write(run.RunPath, File.ReadAllText(run.RunPath).Replace(Word, json, StringComparison.Ordinal));
        return run.FullPath;
    }
}
