using System.Globalization;
using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Model;

namespace ImageBench.Runs.Fleets;

/// <summary>
/// What came of a shard: where its run folder lies (null: none came back), how its run ended (null: nobody knows), the last that it said
/// of what went wrong, and what its machine had of the registry (null: nobody knows).
/// </summary>
internal sealed record ShardOutcome(int Number, string? Folder, int? ExitCode, string Said, RegistryTraffic? Traffic = null)
{
    public static ShardOutcome Lost(int number) => new(number, null, null, "");

    /// <summary>By what its machine noted with the folder that it sent.</summary>
    public static ShardOutcome Of(int number, string folder, FolderNotes noted)
    {
        var isRun = File.Exists(Path.Combine(folder, "run.json"));
        var traffic = Number(FleetTags.Requests) is { } requests && Number(FleetTags.MovedBytes) is { } bytes
            ? new RegistryTraffic(requests, new ByteSize(bytes))
            : null;
        var said = PlainText.Short(noted.Notes.GetValueOrDefault(FleetTags.Said, ""), FleetPart.LongestNote);
        int? code = Number(FleetTags.ExitCode) is { } ended and <= byte.MaxValue ? (int)ended : null;
        return new ShardOutcome(number, isRun ? folder : null, code, said, traffic);

        long? Number(string note) =>
            long.TryParse(noted.Notes.GetValueOrDefault(note), NumberStyles.None, CultureInfo.InvariantCulture, out var read)
                ? read
                : null;
    }
}
