using ImageBench.Advice.Lines;
using ImageBench.Advice.Shell;

namespace ImageBench.Advice.Rewrites.Packages;

/// <summary>
/// An instruction of a stage and what it says of files and packages, read once: a search holds each step against all before it.
/// </summary>
internal sealed record LayerStep(SourcePart Part, RunText? Run)
{
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removedPackages = new(StringComparer.Ordinal);
    private readonly List<string> _written = [];
    private readonly List<string> _installed = [];

    // What was measured of the layer, and the smallest of what was measured of the paths that it removes.
    private readonly long _wastedInLayer;
    private readonly long _leastWaste = long.MaxValue;

    private LayerStep(SourcePart part, RunText run, string? folder, RewriteFacts facts)
        : this(part, run)
    {
        _removed = [.. LaterWords.Removed(run, folder)];
        _removedPackages = [.. LaterWords.RemovedPackages(run)];
        _written = [.. LaterWords.Written(run, folder)];
        _installed = [.. LaterWords.Installed(run)];
        _wastedInLayer = MeasuredWaste.InLayerOf(facts, run);
        _leastWaste = MeasuredWaste.LeastOf(facts, _removed);
    }

    /// <summary>Whether it can become a part of another step.</summary>
    public bool IsChain => Run is { Flags.Count: 0, IsChain: true };

    public bool Removes => _removed.Count > 0 || _removedPackages.Count > 0;

    public static IReadOnlyList<LayerStep> In(StageWalk walk, SourceStage stage, RewriteFacts facts) =>
    [
        .. stage.Instructions.Select(part => RunText.At(stage, part) is { } run
            ? new LayerStep(part, run, walk.Folder(stage, part), facts)
            : new LayerStep(part, null)),
    ];

    /// <summary>Whether a later step removes what this one put there, by its words or by what was measured.</summary>
    public bool IsRemovedBy(LayerStep later) =>
        later._removed.Overlaps(_written) || later._removedPackages.Overlaps(_installed)
            || (_wastedInLayer > 0 && later._leastWaste <= _wastedInLayer);
}
