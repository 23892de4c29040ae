namespace ImageBench.Tests.House;

/// <summary>A house of one type a room, to which a test adds the file that it is about.</summary>
internal static class SmallHouse
{
    public static IReadOnlyList<HouseFile> Rooms { get; } =
    [
        new("Model/Facts.cs", "namespace ImageBench.Model; class Facts { public string Version => \"\"; }"),
        new("Statistics/Sample.cs", "namespace ImageBench.Statistics; class Sample;"),
        new("Statistics/Variants/Summary.cs", "namespace ImageBench.Statistics.Variants; class Summary;"),
        new("Images/Tree.cs", "namespace ImageBench.Images; class Tree { public static object Read() => 1; }"),
        new("Running/Ledger.cs", "namespace ImageBench.Running; class Ledger;"),
        new("Engine/DockerEngine.cs", "namespace ImageBench.Engine; class DockerEngine;"),
        new(
            "Results/Csv/CellText.cs",
            "namespace ImageBench.Results.Csv; static class CellText { public static string Told(this object o) => \"\"; }"),
        new("Reports/Charts/Bar.cs", "namespace ImageBench.Reports.Charts; class Bar;"),
        new("Reports/Sections/Finding.cs", "namespace ImageBench.Reports.Sections; class Finding;"),
        new("Cli/Terminal.cs", "namespace ImageBench.Cli; class Terminal;"),
    ];

    public static IReadOnlyList<string> Broken(params HouseFile[] added) => HouseRules.Broken(new ParsedHouse([.. Rooms, .. added]));

    public static HouseFile Class(string path, string name, string uses = "") =>
        new(path, $"namespace ImageBench.{path[..path.LastIndexOf('/')].Replace('/', '.')}; class {name} {{ {uses} }}");
}
