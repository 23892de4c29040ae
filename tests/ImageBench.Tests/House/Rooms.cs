namespace ImageBench.Tests.House;

/// <summary>Which rooms there are, and on which floor each stands: a room uses only lower floors and the rooms within its own.</summary>
internal static class Rooms
{
    /// <summary>What a room may hold.</summary>
    public const int MostFiles = 16;

    private static readonly (int Floor, string Name, string[] SubRooms)[] Table =
    [
        (0, "Model",
        [
            "Scenarios",
            "Builds",
            "Files",
            "Images",
            "Limits",
            "Options",
            "Runs",
            "Nodes",
            "Images/Entries",
            "Dockerfiles",
        ]),
        (1, "Statistics",
        [
            "Intervals",
            "Variants",
            "Comparing",
            "Comparing/Limits",
            "History",
            "Outcomes",
            "Estimates",
            "Lines",
            "Judging",
            "Nodes",
            "Maps",
            "Timelines",
        ]),
        (1, "Images",
        [
            "Tar",
            "Archives",
            "Tree",
            "Contents",
            "ContentSizes",
            "Changes",
            "Changes/Parts",
            "Changes/Settings",
            "Documents",
            "Packages",
            "Packages/Rpm",
            "Programs",
            "Remembered",
            "Remote",
            "Unpacking",
        ]),
        (2, "Running", ["Ports", "Ports/Contexts", "Checks", "Checks/Causes", "Importing", "Transfers"]),
        (3, "Scenarios",
        [
            "Yaml",
            "Files",
            "Given",
            "Dockerfiles",
            "Dockerfiles/Lines",
            "Dockerfiles/Shell",
            "Contexts",
            "Ignore",
            "Ignore/Expressions",
            "Revisions",
            "Revisions/Trees",
            "BuildFiles",
            "Sources",
        ]),
        (3, "Engine",
        [
            "Wire",
            "Wire/Endpoints",
            "BuildKit",
            "BuildKit/Blobs",
            "BuildKit/Files",
            "BuildKit/Http2",
            "BuildKit/Session",
            "Classic",
            "Containers",
            "Images",
            "Registries",
            "Registries/Artifacts",
            "Registries/Distribution",
            "Registries/Logins",
            "Standalone",
            "Swarms",
        ]),
        (3, "Provisioning", ["Engine", "Parents"]),
        (3, "Results", ["Csv", "Dictionary", "Tables", "Tables/Details", "BenchmarkDotNet", "Exports", "Exports/Tools", "Merging"]),
        (3, "Reports",
        [
            "Text",
            "Sections",
            "Page",
            "Charts",
            "Pictures",
            "Comments",
            "Page/Blocks",
            "Page/Content",
            "Page/Frame",
            "Page/Parts",
            "Advising",
            "Page/Lines",
            "Page/Maps",
            "Page/Bars",
            "Page/Gallery",
            "Page/Trends",
        ]),
        (4, "Advice",
        [
            "Lines",
            "Shell",
            "Patches",
            "Search",
            "Rewrites",
            "Rewrites/Packages",
            "Rewrites/Caches",
            "Rewrites/Order",
            "Rewrites/Copies",
            "Rewrites/Contexts",
            "Rewrites/Programs",
            "Rewrites/Stages",
            "Rewrites/Stages/Interpreted",
            "Rewrites/Stages/Native",
            "Rewrites/Bases",
        ]),
        (5, "Runs",
        [
            "Planning", "Inputs", "Engines", "Health", "Outcomes", "Exports", "Fleets", "Fleets/Clusters", "Sides", "Shards", "Advising",
        ]),
        (6, "Cli",
        [
            "Commands",
            "Commands/Fleets",
            "Commands/Images",
            "Commands/Stored",
            "Options",
            "Options/Values",
            "Lines",
            "Displays",
            "Tables",
            "Tables/Advising",
            "Commands/Advising",
        ]),
    ];

    private static readonly Dictionary<string, int> Floors =
        Table.ToDictionary(room => room.Name, room => room.Floor, StringComparer.Ordinal);

    private static readonly HashSet<string> All =
        [.. Table.SelectMany(room => room.SubRooms.Select(sub => $"{room.Name}/{sub}").Prepend(room.Name))];

    public static bool Has(string room) => All.Contains(room);

    /// <summary>The floor of a room, or of the room that it lies in; null where there is no such room.</summary>
    public static int? Floor(string room) => Floors.TryGetValue(Outer(room), out var floor) ? floor : null;

    /// <summary>The room that stands on a floor: Reports of Reports/Charts.</summary>
    public static string Outer(string room) => room.Split('/')[0];
}
