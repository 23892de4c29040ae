namespace ImageBench.Tests;

public class FloorsTests
{
    [Fact]
    public void TheHouseStands()
    {
        var harness = Path.Combine(Repository.Root, "harness");
        var files = Directory.EnumerateFiles(harness, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(harness, file).Replace('\\', '/'))
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(file => !file.StartsWith("obj/", StringComparison.Ordinal) && !file.StartsWith("bin/", StringComparison.Ordinal))
            .ToList();

        var broken = files.SelectMany(file => HouseRules.Broken(file, File.ReadAllText(Path.Combine(harness, file)))).ToList();

        Assert.Contains("Program.cs", files);
        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
    }

    [Theory]
    [InlineData("Reports/Page.cs", "using CsvHelper;", "harness/Reports/Page.cs uses CsvHelper: its only door is Results/; move that code there or pass the facts in.")]
    [InlineData("Reports/Page.cs", "using Csv = CsvHelper.CsvReader;", "uses CsvHelper")]
    [InlineData("Reports/Page.cs", "using static CsvHelper.CsvReader;", "uses CsvHelper")]
    [InlineData("Results/Page.cs", "global using CsvHelper;", "lets every folder use CsvHelper")]
    [InlineData("ImageBench.csproj", "<Project><ItemGroup><Using Include=\"CsvHelper\" /></ItemGroup></Project>", "lets every folder use CsvHelper")]
    [InlineData("Reports/Page.cs", "class C { object o = new CsvHelper.CsvReader(); }", "uses CsvHelper")]
    [InlineData("Reports/Page.cs", "class C { global::CsvHelper.CsvReader? reader; }", "uses CsvHelper")]
    [InlineData("Reports/Page.cs", "class C { object o = global::CsvHelper.CsvReader.Make(); }", "uses CsvHelper")]
    [InlineData("Reports/Page.cs", "class C { List<CsvHelper.CsvReader> readers = []; }", "uses CsvHelper")]
    [InlineData("Reports/Page.cs", "using ScottPlot;", "its only door is Reports/Charts/")]
    [InlineData("Engine/Wire.cs", "class C { void M() => Console.WriteLine(); }", "uses System.Console")]
    [InlineData("Engine/Wire.cs", "class C { void M() { System.Console.WriteLine(); } }", "uses System.Console")]
    [InlineData("Engine/Wire.cs", "using static System.Console;", "uses System.Console")]
    [InlineData("Engine/Wire.cs", "class C { string s = $\"{Console.Title}\"; }", "uses System.Console")]
    [InlineData("Engine/Wire.cs", "using System.Diagnostics; class C { void M() => Process.Start(\"ls\"); }", "uses System.Diagnostics.Process:")]
    [InlineData("Engine/Wire.cs", "using System.Diagnostics; class C { void M(Process p) { } }", "uses System.Diagnostics.Process:")]
    [InlineData("Engine/Wire.cs", "using System.Diagnostics; class C { object o = new ProcessStartInfo(); }", "uses System.Diagnostics.ProcessStartInfo:")]
    [InlineData("Running/Plan.cs", "using System.Formats.Tar;", "its only door is Images/ and Scenarios/ and Provisioning/")]
    public void AnOutsideLibraryHasOneDoor(string path, string text, string sentence) =>
        Assert.Contains(HouseRules.Broken(path, text), broken => broken.Contains(sentence, StringComparison.Ordinal));

    [Theory]
    [InlineData("Running/Plan.cs", "using ImageBench.Engine;", "uses ImageBench.Engine (floor 3): Running/ is on floor 2 and uses only lower floors")]
    [InlineData("Results/Folder.cs", "using ImageBench.Reports.Charts;", "uses ImageBench.Reports (floor 3)")]
    [InlineData("Statistics/Sample.cs", "using ImageBench.Images;", "uses ImageBench.Images (floor 1)")]
    [InlineData("Engine/Wire.cs", "using ImageBench.Cli;", "uses ImageBench.Cli (floor 5)")]
    [InlineData("Model/Layer.cs", "class C { ImageBench.Images.Tree? tree; }", "uses ImageBench.Images")]
    [InlineData("Model/Layer.cs", "namespace ImageBench.Model; class C { Images.Tree? tree; }", "uses ImageBench.Images")]
    [InlineData("Model/Layer.cs", "class C { object o = ImageBench.Images.Tree.Read(); }", "uses ImageBench.Images")]
    [InlineData("Model/All.cs", "global using ImageBench.Running;", "lets every folder use ImageBench.Running")]
    public void AFolderUsesLowerFloorsOnly(string path, string text, string sentence) =>
        Assert.Contains(HouseRules.Broken(path, text), broken => broken.Contains(sentence, StringComparison.Ordinal));

    [Theory]
    [InlineData("Model/Layer.cs", "namespace ImageBench.Engine;", "a folder is its namespace, so write ImageBench.Model")]
    [InlineData("Reports/Charts/Bars.cs", "namespace ImageBench.Reports;", "write ImageBench.Reports.Charts")]
    [InlineData("Helpers/Text.cs", "", "is in a folder without a floor")]
    public void AFolderIsAKnownNamespace(string path, string text, string sentence) =>
        Assert.Contains(HouseRules.Broken(path, text), broken => broken.Contains(sentence, StringComparison.Ordinal));

    [Theory]
    [InlineData("Reports/Page.cs", "// using CsvHelper;\n/* CsvHelper.CsvReader */ /// <summary><see cref=\"CsvHelper.CsvReader\"/></summary>\nclass C { }")]
    [InlineData("Reports/Page.cs", "class C { string s = \"using CsvHelper;\" + @\"CsvHelper.CsvReader\"; }")]
    [InlineData("Reports/Page.cs", "class C { string s = \"\"\"\n  using CsvHelper;\n  \"\"\"; }")]
    [InlineData("Reports/Page.cs", "using CsvHelperOfAnother; using ImageBench.ResultsOfAnother;")]
    [InlineData("Reports/Charts/Bars.cs", "namespace ImageBench.Reports.Charts;\nusing ScottPlot; using ImageBench.Reports; using ImageBench.Statistics;")]
    [InlineData("Results/Folder.cs", "using System.Diagnostics; class C { bool Process; void M(C c) => c.Process = Activity.Current is null; }")]
    [InlineData("Results/Folder.cs", "record R(BenchRun Run) { string V => Run.Engine.Version; string W(R run) => run.Engine.Version; }")]
    [InlineData("Running/BenchRunner.cs", "class C(Facts Engine) { string V => Engine.Version; }")]
    [InlineData("Cli/Table.cs", "using Spectre.Console; using ImageBench.Engine; class C { void M() => Console.WriteLine(); }")]
    [InlineData("Program.cs", "using System.CommandLine; using ImageBench.Cli; Console.WriteLine();")]
    [InlineData("ImageBench.csproj", "<Project><ItemGroup><Using Include=\"ImageBench.Model\" /><PackageReference Include=\"CsvHelper\" /></ItemGroup></Project>")]
    public void WhatIsAllowedPasses(string path, string text) => Assert.Empty(HouseRules.Broken(path, text));
}
