using System.Globalization;

namespace ImageBench.Runs.Fleets;

/// <summary>What lies under which tag of the repository that a run goes through, and what is noted with it.</summary>
internal static class FleetTags
{
    /// <summary>The note on how the part's run ended.</summary>
    public const string ExitCode = "imagebench.exit-code";

    /// <summary>The note on the last that it said of what went wrong.</summary>
    public const string Said = "imagebench.said";

    /// <summary>The notes on what its machine sent to the registry and got from it: requests, and bytes of packed folders.</summary>
    public const string Requests = "imagebench.registry-requests";
    public const string MovedBytes = "imagebench.registry-moved-bytes";

    /// <summary>The note on the job of a cluster that it was a part of; empty elsewhere.</summary>
    public const string Job = "imagebench.job";

    public static string Scenarios(string run) => run + "-scenarios";

    public static string Shard(string run, int number) => string.Create(CultureInfo.InvariantCulture, $"{run}-shard-{number}");
}
