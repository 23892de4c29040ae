using System.Globalization;
using ImageBench.Runs.Fleets.Clusters;
using k8s;
using k8s.Models;
using YamlDotNet.Serialization;

namespace ImageBench.Tests.Cli.Commands.Fleets;

/// <summary>What a document of a cluster holds, however it is written.</summary>
internal static class KubernetesText
{
    /// <summary>What goes to the cluster of a written job.</summary>
    public static string OfSubmitted(string written) => KubernetesJson.Serialize(JobDocument.Read(written));

    /// <summary>Of YAML, and so of JSON too: a line for each value, with all that it stands below.</summary>
    public static IReadOnlyList<string> Plain(string text) =>
        [.. Lines("", new DeserializerBuilder().Build().Deserialize<object>(text)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Lines(string above, object? value) => value switch
    {
        IDictionary<object, object> { Count: 0 } => [above + ": {}"],
        IDictionary<object, object> map => map.SelectMany(one => Lines($"{above}.{one.Key}", one.Value)),
        IList<object> list => list.SelectMany((one, at) => Lines($"{above}[{at}]", one)),
        // A cluster writes 0.5 as 500m.
        string text when above.Contains(".resources.", StringComparison.Ordinal) =>
            [string.Create(CultureInfo.InvariantCulture, $"{above}: {new ResourceQuantity(text).ToDecimal()}")],
        _ => [$"{above}: {value}"],
    };
}
