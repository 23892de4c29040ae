using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Dockerfiles;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Lines;

/// <summary>
/// A line of a Dockerfile with what it costs. <c>Layers</c> are those that it made; those of the parent image belong to the FROM that the
/// image stands on. <c>Runs</c> are by cache state, of those that were measured; none where the line is no step of its own.
/// </summary>
internal sealed record LineCost(DockerfilePart Part)
{
    public IReadOnlyList<LayerSummary> Layers { get; init; } = [];

    public IReadOnlyDictionary<CacheState, LineRuns> Runs { get; init; } = new Dictionary<CacheState, LineRuns>();

    /// <summary>What its step printed last, oldest first; empty: nothing, or none was kept.</summary>
    public IReadOnlyList<string> LogTail { get; init; } = [];

    /// <summary>The line of another stage whose step was this one's as well, since all is the same up to it; null: there is none.</summary>
    public int? SharedWith { get; init; }

    /// <summary>Whether it belongs to a stage of which no step ran or was looked up: nothing needs it.</summary>
    public bool IsNeverBuilt { get; init; }

    /// <summary>Null: no layer is this line's.</summary>
    public ByteSize? Unpacked => Layers.Count == 0 ? null : ByteSize.Total(Layers.Select(layer => layer.Unpacked));

    /// <summary>What of that later lines overwrite or delete; null where it is not known.</summary>
    public ByteSize? Wasted =>
        Layers.Count == 0 ? null : Layers.Aggregate((ByteSize?)default(ByteSize), (sum, layer) => sum + layer.Wasted);

    /// <summary>What of that a container still sees; null where it is not known.</summary>
    public ByteSize? Seen => Unpacked - Wasted;

    public int FileCount => (int)Math.Min(Layers.Sum(layer => (long)layer.FileCount), int.MaxValue);

    public bool IsOfParent => Layers.Count > 0 && Part.Word == "FROM";

    public LineRuns? Cold => Runs.GetValueOrDefault(CacheState.Cold);
}
