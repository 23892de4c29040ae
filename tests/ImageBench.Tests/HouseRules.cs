namespace ImageBench.Tests;

/// <summary>
/// The rooms of the house, to be read beside the table of rooms in harness/README.md: who stands on which floor, and which door each outside
/// library has.
/// </summary>
internal static class HouseRules
{
    /// <summary>A folder uses only folders on lower floors; Program.cs is of Cli.</summary>
    private static readonly Dictionary<string, int> Floors = new(StringComparer.Ordinal)
    {
        ["Model"] = 0,
        ["Statistics"] = 1,
        ["Images"] = 1,
        ["Running"] = 2,
        ["Scenarios"] = 3,
        ["Engine"] = 3,
        ["Provisioning"] = 3,
        ["Results"] = 3,
        ["Reports"] = 3,
        ["Runs"] = 4,
        ["Cli"] = 5,
    };

    /// <summary>A namespace or type that does not come with every program, and the folders that may name it.</summary>
    private static readonly (string Name, string[] Doors)[] Doors =
    [
        ("BenchmarkDotNet", ["Statistics", "Results"]),
        ("Perfolizer", ["Statistics", "Results"]),
        ("Pragmastat", ["Statistics", "Results"]),
        ("System.Formats.Tar", ["Images", "Scenarios", "Provisioning"]),
        ("ZstdSharp", ["Images"]),
        ("YamlDotNet", ["Scenarios"]),
        ("Docker.DotNet", ["Engine"]),
        ("Google.Protobuf", ["Engine"]),
        ("Grpc", ["Engine/BuildKit"]),
        ("Microsoft.AspNetCore", ["Engine/BuildKit/Session"]),
        ("Microsoft.Extensions", ["Engine/BuildKit/Session"]),
        ("System.Diagnostics.Process", ["Provisioning", "Engine/Registries"]),
        ("System.Diagnostics.ProcessStartInfo", ["Provisioning", "Engine/Registries"]),
        ("CsvHelper", ["Results"]),
        ("ScottPlot", ["Reports/Charts"]),
        ("SkiaSharp", ["Reports/Charts"]),
        ("HarfBuzzSharp", ["Reports/Charts"]),
        ("System.CommandLine", ["Cli"]),
        ("Spectre.Console", ["Cli"]),
        ("System.Console", ["Cli"]),
    ];

    /// <summary>What is wrong with a file of harness/, in sentences that say what to do. <paramref name="path"/> is relative to harness/, with forward slashes.</summary>
    public static IReadOnlyList<string> Broken(string path, string text)
    {
        var names = path.EndsWith(".csproj", StringComparison.Ordinal) ? UsedNames.OfProject(text) : UsedNames.OfSource(text);
        var folder = path.Contains('/', StringComparison.Ordinal) ? path[..path.LastIndexOf('/')] : "Cli";
        if (!Floors.ContainsKey(Room(folder)))
            return [$"harness/{path} is in a folder without a floor: give {Room(folder)}/ a line in the table of rooms of harness/README.md and in HouseRules, or move the file."];

        var broken = new List<string>();
        if (names.Namespace is { } declared && declared != "ImageBench." + folder.Replace('/', '.'))
            broken.Add($"harness/{path} declares the namespace {declared}: a folder is its namespace, so write ImageBench.{folder.Replace('/', '.')} or move the file.");
        broken.AddRange(names.Here.Select(name => Sentence(path, folder, name, everywhere: false)).OfType<string>());
        broken.AddRange(names.Everywhere.Select(name => Sentence(path, "Model", name, everywhere: true)).OfType<string>());
        return [.. broken.Distinct(StringComparer.Ordinal)];
    }

    private static string? Sentence(string path, string folder, string name, bool everywhere)
    {
        var verb = everywhere ? "lets every folder use" : "uses";
        foreach (var (library, doors) in Doors)
        {
            if (!IsWithin(name, library, '.') || doors.Any(door => IsWithin(folder, door, '/')))
                continue;
            return $"harness/{path} {verb} {library}: its only door is {string.Join(" and ", doors.Select(door => door + "/"))}; move that code there or pass the facts in.";
        }

        var room = Floors.Keys.FirstOrDefault(room => IsWithin(name, "ImageBench." + room, '.'));
        if (room is null || room == Room(folder) || Floors[room] < Floors[Room(folder)])
            return null;
        return $"harness/{path} {verb} ImageBench.{room} (floor {Floors[room]}): {Room(folder)}/ is on floor {Floors[Room(folder)]} and uses only lower floors; "
            + "move that code there, or have the facts passed in from above.";
    }

    private static string Room(string folder) => folder.Split('/')[0];

    private static bool IsWithin(string name, string outer, char separator) =>
        name.StartsWith(outer, StringComparison.Ordinal) && (name.Length == outer.Length || name[outer.Length] == separator);
}
