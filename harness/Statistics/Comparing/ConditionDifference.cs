using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Comparing;

/// <summary>A condition that two runs do not share and that their figures depend on, with what it was in each.</summary>
internal sealed record ConditionDifference(string What, string A, string B)
{
    /// <summary>"engine version (20.10.24 against 28.5.2)".</summary>
    public string Phrase => $"{What} ({A} against {B})";

    /// <summary>
    /// Builders are not among them: variants are compared by builder anyway. A parent image that only one run used belongs to what it
    /// built, not to its conditions.
    /// </summary>
    public static IReadOnlyList<ConditionDifference> Between(BenchRun a, BenchRun b) =>
        [.. Conditions(a, b).Where(condition => condition.A != condition.B)];

    private static IEnumerable<ConditionDifference> Conditions(BenchRun a, BenchRun b) =>
    [
        new("base set", a.BaseSet.Word(), b.BaseSet.Word()),
        .. Parents(a, b),
        new("engine version", a.Engine.Version, b.Engine.Version),
        new("image store", a.Engine.ImageStore, b.Engine.ImageStore),
        new("engine", Kind(a.Engine), Kind(b.Engine)),
        new("architecture", a.Engine.Architecture, b.Engine.Architecture),
        .. Machines(a, b),
    ];

    // Of a merged run times are compared machine by machine, so that two machines need not be alike.
    private static IEnumerable<ConditionDifference> Machines(BenchRun a, BenchRun b) => a.Parts.Count > 0 || b.Parts.Count > 0 ? [] :
    [
        new("engine cores", Text(a.Engine.Cores), Text(b.Engine.Cores)),
        new("CPU model", a.Host.CpuModel, b.Host.CpuModel),
        new("cores", Text(a.Host.Cores), Text(b.Host.Cores)),
    ];

    // A registry's digest is the same on every machine, an image id only on engines with one kind of image store.
    private static IEnumerable<ConditionDifference> Parents(BenchRun a, BenchRun b) =>
        from its in a.Parents
        join other in b.Parents on its.Name equals other.Name
        let byDigest = its.Digest is not null && other.Digest is not null
        select new ConditionDifference(
            $"parent image {its.Name}", byDigest ? its.Digest! : its.ImageId, byDigest ? other.Digest! : other.ImageId);

    // Only a private engine's build cache is emptied before a cold build.
    private static string Kind(EngineFacts engine) => engine.IsPrivate ? "private" : "shared";

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
