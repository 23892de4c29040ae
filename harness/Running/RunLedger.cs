using ImageBench.Model;

namespace ImageBench.Running;

/// <summary>What a run has found out so far; whole at every moment, so that an interrupted run keeps what was done.</summary>
internal sealed class RunLedger(Action<BuildRecord> keep)
{
    private readonly List<BuildRecord> _builds = [];
    private readonly List<MeasuredImage> _images = [];

    public IReadOnlyList<BuildRecord> Builds => _builds;

    public IReadOnlyList<MeasuredImage> Images => _images;

    /// <summary>Adds a build and hands it on to be kept (written and flushed) before anything else is done.</summary>
    public void Add(BuildRecord record)
    {
        _builds.Add(record);
        keep(record);
    }

    public void Add(MeasuredImage image) => _images.Add(image);

    public bool HasImage(BuildKey key) => _images.Exists(image => VariantKey.Of(image) == VariantKey.Of(key));

    /// <summary>Whether a build of that variant and builder left a cache to start from.</summary>
    public bool HasBuilt(BuildKey key) => Of(key).Any(record => record.Outcome.Status == BuildStatus.Built);

    /// <summary>Whether that variant was tried with that builder and never built.</summary>
    public bool NeverBuilt(BuildKey key) => Of(key).Any() && !HasBuilt(key);

    private IEnumerable<BuildRecord> Of(BuildKey key) => _builds.Where(record => VariantKey.Of(record.Key) == VariantKey.Of(key));
}
