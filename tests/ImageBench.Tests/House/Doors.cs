namespace ImageBench.Tests.House;

/// <summary>What does not come with every program, and the rooms that may name it; the longer of two names stands first.</summary>
internal static class Doors
{
    private static readonly (string Name, string[] Rooms)[] Table =
    [
        ("BenchmarkDotNet.Mathematics", ["Statistics/Intervals"]),
        ("BenchmarkDotNet", ["Results/BenchmarkDotNet"]),
        ("Perfolizer.Mathematics", ["Statistics/Intervals"]),
        ("Perfolizer", ["Results/BenchmarkDotNet"]),
        ("Pragmastat", ["Statistics/Intervals"]),
        ("System.Formats.Tar", ["Images/Tar", "Scenarios/Contexts", "Provisioning/Parents", "Engine/Registries/Artifacts"]),
        ("ZstdSharp", ["Images"]),
        ("YamlDotNet", ["Scenarios/Yaml"]),
        ("Docker.DotNet", ["Engine"]),
        ("k8s", ["Runs/Fleets/Clusters"]),
        ("Google.Protobuf", ["Engine"]),
        ("Grpc", ["Engine/BuildKit"]),
        ("Microsoft.AspNetCore.Components", ["Reports/Page"]),
        ("Microsoft.AspNetCore", ["Engine/BuildKit/Session"]),
        ("System.Diagnostics.Process", ["Provisioning", "Scenarios/Revisions", "Engine/Registries", "Engine/Wire/Endpoints"]),
        ("System.Diagnostics.ProcessStartInfo", ["Provisioning", "Scenarios/Revisions", "Engine/Registries", "Engine/Wire/Endpoints"]),
        ("DiffPlex", ["Advice/Patches"]),
        ("CsvHelper", ["Results/Csv"]),
        ("ScottPlot", ["Reports/Charts"]),
        ("SkiaSharp", ["Reports/Charts"]),
        ("HarfBuzzSharp", ["Reports/Charts"]),
        ("Markdig", ["Reports/Page"]),
        ("System.CommandLine", ["Cli"]),
        ("Spectre.Console", ["Cli"]),
        ("System.Console", ["Cli"]),
    ];

    /// <summary>The last word of each name: whoever names such a thing writes it.</summary>
    public static IReadOnlySet<string> Words { get; } = Table.Select(door => door.Name.Split('.')[^1]).ToHashSet(StringComparer.Ordinal);

    /// <summary>What <paramref name="name"/> is of, and its rooms, where <paramref name="room"/> is none of them.</summary>
    public static (string Name, string[] Rooms)? Closed(string name, string room)
    {
        foreach (var door in Table)
        {
            if (IsWithin(name, door.Name, '.'))
                return door.Rooms.Any(open => IsWithin(room, open, '/')) ? null : door;
        }

        return null;
    }

    private static bool IsWithin(string name, string outer, char separator) =>
        name.StartsWith(outer, StringComparison.Ordinal) && (name.Length == outer.Length || name[outer.Length] == separator);
}
