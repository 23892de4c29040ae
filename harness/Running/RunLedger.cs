using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;

namespace ImageBench.Running;

/// <summary>
/// What a run has found out so far; whole at every moment, so that an interrupted run keeps what was done. <c>earlier</c> are the builds of
/// a run that is gone on with.
/// </summary>
internal sealed class RunLedger(Action<BuildRecord> keep, IReadOnlyList<BuildRecord> earlier)
{
    private readonly Dictionary<BuildKey, BuildRecord> _earlier = earlier.ToDictionary(record => record.Key);
    private readonly List<BuildRecord> _builds = [.. earlier];
    private readonly List<MeasuredImage> _images = [];

    // Asked with every build: going through all builds each time would take seconds from a run of thousands.
    private readonly HashSet<VariantKey> _tried = [.. earlier.Where(IsATry).Select(record => VariantKey.Of(record.Key))];
    private readonly HashSet<VariantKey> _built = [.. earlier.Where(GaveAnImage).Select(record => VariantKey.Of(record.Key))];
    private readonly HashSet<VariantKey> _imaged = [];
    private readonly HashSet<VariantKey> _told = [.. earlier.Where(TellsOfSteps).Select(record => VariantKey.Of(record.Key))];

    public IReadOnlyList<BuildRecord> Builds => _builds;

    public IReadOnlyList<MeasuredImage> Images => _images;

    /// <summary>Adds a build and hands it on to be kept (written and flushed) before anything else is done.</summary>
    public void Add(BuildRecord record)
    {
        var variant = VariantKey.Of(record.Key);
        // What each step printed is kept once: of thousands of builds it would be more than all else.
        if (!TellsOfSteps(record) || !_told.Add(variant))
            record = WithoutLogs(record);
        _builds.Add(record);
        if (IsATry(record))
            _tried.Add(variant);
        if (GaveAnImage(record))
            _built.Add(variant);
        keep(record);
    }

    public void Add(MeasuredImage image)
    {
        _images.Add(image);
        _imaged.Add(VariantKey.Of(image));
    }

    /// <summary>The build as it was made before the run was gone on with, or null where it was not.</summary>
    public BuildRecord? Earlier(BuildKey key) => _earlier.GetValueOrDefault(key);

    public bool HasImage(BuildKey key) => _imaged.Contains(VariantKey.Of(key));

    /// <summary>Whether that variant was tried with that builder and never built.</summary>
    public bool NeverBuilt(BuildKey key)
    {
        var variant = VariantKey.Of(key);
        return _tried.Contains(variant) && !_built.Contains(variant);
    }

    // A build of other files says nothing of whether these can be built.
    private static bool IsATry(BuildRecord record) => !Validity.IsOfOtherFiles(record.Outcome);

    private static bool GaveAnImage(BuildRecord record) => record.Outcome.ImageId is not null;

    // In the other states most steps come from the cache.
    private static bool TellsOfSteps(BuildRecord record) =>
        record is { Key.Cache: CacheState.Cold or CacheState.AsFound, Outcome.Status: BuildStatus.Built };

    private static BuildRecord WithoutLogs(BuildRecord record) => record.Outcome.Steps.All(step => step.LogTail.Count == 0)
        ? record
        : record with
        {
            Outcome = record.Outcome with { Steps = [.. record.Outcome.Steps.Select(step => step with { LogTail = [] })] },
        };
}
