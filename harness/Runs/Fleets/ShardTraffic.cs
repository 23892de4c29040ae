using System.Globalization;
using ImageBench.Engine.Registries.Artifacts;
using ImageBench.Model;

namespace ImageBench.Runs.Fleets;

/// <summary>What the shards of a run had of the registry, which is all that machines share, and may be what they wait for.</summary>
internal static class ShardTraffic
{
    /// <summary>Null where nobody knows.</summary>
    public static string? Line(IReadOnlyList<RegistryTraffic> traffic)
    {
        if (traffic.Count == 0)
            return null;
        var (least, most) = (traffic.Min(one => one.Moved.Bytes), traffic.Max(one => one.Moved.Bytes));
        var (fewest, greatest) = (traffic.Min(one => one.Requests), traffic.Max(one => one.Requests));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Each shard moved {Range(new ByteSize(least).ToString(), new ByteSize(most).ToString())} through the registry, in "
                + $"{Range(fewest.ToString(CultureInfo.InvariantCulture), greatest.ToString(CultureInfo.InvariantCulture))} requests.");
    }

    private static string Range(string from, string to) => from == to ? from : $"{from} to {to}";
}
