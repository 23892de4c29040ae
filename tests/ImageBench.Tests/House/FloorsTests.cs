namespace ImageBench.Tests.House;

public class FloorsTests
{
    [Theory]
    [InlineData(
        "Reports/Page.cs", "using CsvHelper;",
        "harness/Reports/Page.cs uses CsvHelper: its only door is Results/Csv/; move that code there or pass the facts in.")]
    [InlineData("Reports/Page.cs", "using Csv = CsvHelper.CsvReader;", "uses CsvHelper")]
    [InlineData("Reports/Page.cs", "using static CsvHelper.CsvReader;", "uses CsvHelper")]
    [InlineData("Results/Csv/Page.cs", "global using CsvHelper;", "lets every room use CsvHelper")]
    [InlineData(
        "ImageBench.csproj", "<Project><ItemGroup><Using Include=\"CsvHelper\" /></ItemGroup></Project>", "lets every room use CsvHelper")]
    [InlineData("Reports/Page.cs", "class C { object o = new CsvHelper.CsvReader(null!, null!); }", "uses CsvHelper")]
    [InlineData("Reports/Page.cs", "class C { global::CsvHelper.CsvReader? reader; }", "uses CsvHelper")]
    [InlineData("Reports/Page.cs", "class C { object o = global::CsvHelper.CsvReader.Make(); }", "uses CsvHelper")]
    [InlineData("Reports/Page.cs", "class C { List<CsvHelper.CsvReader> readers = []; }", "uses CsvHelper")]
    [InlineData("Results/Tables/Page.cs", "using CsvHelper;", "uses CsvHelper")]
    [InlineData("Reports/Page.cs", "using ScottPlot;", "its only door is Reports/Charts/")]
    [InlineData("Scenarios/Page.cs", "using YamlDotNet.Core;", "its only door is Scenarios/Yaml/")]
    [InlineData("Statistics/Intervals/Page.cs", "using BenchmarkDotNet.Exporters;", "its only door is Results/BenchmarkDotNet/")]
    [InlineData(
        "Results/BenchmarkDotNet/Page.cs", "class C { object o = new BenchmarkDotNet.Mathematics.Statistics(1.0); }",
        "only door is Statistics/Intervals/")]
    [InlineData("Engine/Wire.cs", "class C { void M() => Console.WriteLine(); }", "uses System.Console")]
    [InlineData("Engine/Wire.cs", "class C { void M() { System.Console.WriteLine(); } }", "uses System.Console")]
    [InlineData("Engine/Wire.cs", "using static System.Console;", "uses System.Console")]
    [InlineData("Engine/Wire.cs", "class C { string s = $\"{Console.Title}\"; }", "uses System.Console")]
    [InlineData(
        "Engine/Wire.cs", "using System.Diagnostics; class C { void M() => Process.Start(\"ls\"); }", "uses System.Diagnostics.Process:")]
    [InlineData("Engine/Wire.cs", "using System.Diagnostics; class C { void M(Process p) { } }", "uses System.Diagnostics.Process:")]
    [InlineData(
        "Engine/Wire.cs", "using System.Diagnostics; class C { object o = new ProcessStartInfo(); }",
        "uses System.Diagnostics.ProcessStartInfo:")]
    [InlineData(
        "Running/Plan.cs", "using System.Formats.Tar;", "its only door is Images/Tar/ and Scenarios/Contexts/ and Provisioning/Parents/")]
    public void AnOutsideLibraryHasOneDoor(string path, string text, string sentence) => Breaks(path, text, sentence);

    [Theory]
    [InlineData(
        "Running/Plan.cs", "using ImageBench.Engine;",
        "uses ImageBench.Engine (floor 3): Running/ is on floor 2 and uses only lower floors")]
    [InlineData("Results/Folder.cs", "using ImageBench.Reports.Charts;", "uses ImageBench.Reports.Charts (floor 3)")]
    [InlineData("Statistics/Values.cs", "using ImageBench.Images;", "uses ImageBench.Images (floor 1)")]
    [InlineData("Engine/Wire.cs", "using ImageBench.Cli;", "uses ImageBench.Cli (floor 6)")]
    [InlineData(
        "Model/Layer.cs", "class C { ImageBench.Images.Tree? tree; }", "uses ImageBench.Images.Tree of harness/Images/Tree.cs (floor 1)")]
    [InlineData("Model/Layer.cs", "namespace ImageBench.Model; class C { Images.Tree? tree; }", "uses ImageBench.Images.Tree")]
    [InlineData("Model/Layer.cs", "class C { object o = ImageBench.Images.Tree.Read(); }", "uses ImageBench.Images.Tree")]
    [InlineData(
        "Model/Layer.cs", "namespace ImageBench.Model; class C { object M() => Images.Tree.Read(); }", "uses ImageBench.Images.Tree")]
    [InlineData(
        "Model/Layer.cs", "using ImageBench.Results.Csv; class C { string M() => 1.Told(); }", "uses ImageBench.Results.Csv.CellText")]
    [InlineData("Model/All.cs", "global using ImageBench.Running;", "lets every room use ImageBench.Running")]
    public void ARoomUsesLowerFloorsOnly(string path, string text, string sentence) => Breaks(path, text, sentence);

    [Fact]
    public void AFileThatIsMovedToAWrongFloorIsTold()
    {
        var right = SmallHouse.Class("Reports/Sections/Trade.cs", "Trade", "Finding? finding; ImageBench.Statistics.Sample? sample;");
        var moved = SmallHouse.Class("Statistics/Trade.cs", "Trade", "ImageBench.Reports.Sections.Finding? finding; Sample? sample;");

        Assert.Empty(SmallHouse.Broken(right));
        Assert.Equal(
            [
                "harness/Statistics/Trade.cs uses ImageBench.Reports.Sections.Finding of harness/Reports/Sections/Finding.cs (floor 3): "
                    + "Statistics/ is on floor 1 and uses only lower floors; move that code there, or have the facts passed in from above.",
            ],
            SmallHouse.Broken(moved));
    }

    [Theory]
    [InlineData("Model/Layer.cs", "namespace ImageBench.Engine;", "a folder is its namespace, so write ImageBench.Model")]
    [InlineData("Reports/Charts/Bars.cs", "namespace ImageBench.Reports;", "write ImageBench.Reports.Charts")]
    [InlineData(
        "Helpers/Text.cs", "", "is in a folder that is no room: give Helpers/ its place in the table of Rooms.cs, or move the file.")]
    [InlineData("Results/Texts/Text.cs", "", "is in a folder that is no room: give Results/Texts/ its place")]
    public void AFolderIsAKnownRoomAndItsNamespace(string path, string text, string sentence) => Breaks(path, text, sentence);

    [Theory]
    [InlineData(
        "Reports/Page.cs",
        "// using CsvHelper;\n/* CsvHelper.CsvReader */ /// <summary><see cref=\"CsvHelper.CsvReader\"/></summary>\nclass C { }")]
    [InlineData("Reports/Page.cs", "class C { string s = \"using CsvHelper;\" + @\"CsvHelper.CsvReader\"; }")]
    [InlineData("Reports/Page.cs", "class C { string s = \"\"\"\n  using CsvHelper;\n  \"\"\"; }")]
    [InlineData("Reports/Page.cs", "using CsvHelperOfAnother; using ImageBench.ResultsOfAnother;")]
    [InlineData(
        "Reports/Charts/Bars.cs",
        "using ScottPlot; using ImageBench.Reports.Sections; using ImageBench.Statistics; namespace ImageBench.Reports.Charts;")]
    [InlineData(
        "Results/Folder.cs", "using System.Diagnostics; class C { bool Process; void M(C c) => c.Process = Activity.Current is null; }")]
    [InlineData(
        "Results/Folder.cs",
        "using ImageBench.Model; record B(Facts Engine);\n" +
        "record R(B Run) { string V => Run.Engine.Version; string W(R r) => r.Run.Engine.Version; }")]
    [InlineData("Running/BenchRunner.cs", "using ImageBench.Model; class C(Facts DockerEngine) { string V => DockerEngine.Version; }")]
    [InlineData("Running/BenchRunner.cs", "class Tree { public static void Read() { } } class C { void M() => Tree.Read(); }")]
    [InlineData("Cli/Tables/Table.cs", "using Spectre.Console; using ImageBench.Engine; class C { void M() => Console.WriteLine(); }")]
    [InlineData("Program.cs", "using System.CommandLine; using ImageBench.Cli; Console.WriteLine();")]
    [InlineData("Statistics/Intervals/Mean.cs", "class C { object o = new BenchmarkDotNet.Mathematics.Statistics(1.0); }")]
    [InlineData(
        "ImageBench.csproj",
        "<Project><ItemGroup><Using Include=\"ImageBench.Model\" /><PackageReference Include=\"CsvHelper\" /></ItemGroup></Project>")]
    public void WhatIsAllowedPasses(string path, string text) => Assert.Empty(SmallHouse.Broken(new HouseFile(path, text)));

    private static void Breaks(string path, string text, string sentence) =>
        Assert.Contains(SmallHouse.Broken(new HouseFile(path, text)), broken => broken.Contains(sentence, StringComparison.Ordinal));
}
