using System.Runtime.InteropServices;
using ImageBench.Model.Builds;
using ImageBench.Model.Dockerfiles;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Variants;

namespace ImageBench.Statistics.Lines;

/// <summary>Adds up what the steps of a variant's builds took, line by line.</summary>
internal sealed class CostSum(IReadOnlyList<VariantDockerfile> files, Builder builder)
{
    private readonly StepLines _lines = new(files, builder);
    private readonly Dictionary<(LinePlace Line, CacheState Cache), (int Ran, int OnPath, TimeSpan Total)> _ofLine = [];
    private readonly SortedDictionary<CacheState, (TimeSpan Others, TimeSpan Builders)> _rest = [];
    private readonly SortedDictionary<CacheState, int> _builds = [];
    private readonly SortedSet<string> _others = new(StringComparer.Ordinal);
    private readonly HashSet<LinePlace> _made = [];
    private readonly Dictionary<LinePlace, IReadOnlyList<string>> _logs = [];

    /// <summary>
    /// What the lines of a variant of a run cost. Null where no Dockerfile of it is known: older runs kept none, and an image that is not
    /// built has none.
    /// </summary>
    public static VariantCost? Of(RunResults results, VariantKey key)
    {
        var files = results.Dockerfiles
            .Where(file => file.Scenario == key.Scenario && file.Variant == key.Variant)
            .OrderBy(file => file.Build)
            .ToList();
        if (files.Count == 0)
            return null;
        var builds = results.Builds.Where(build => VariantKey.Of(build.Key) == key && build.Outcome.Status == BuildStatus.Built);
        var layers = results.Layers.Where(layer => layer.Variant == key).ToList();
        return new CostSum(files, key.Builder).Add([.. builds.OrderBy(build => build.Key.Cache)]).Make(key, layers);
    }

    /// <summary>Builds of which no step is known say nothing of lines.</summary>
    private CostSum Add(IReadOnlyList<BuildRecord> builds)
    {
        foreach (var build in builds.Where(build => build.Outcome.Steps.Any(step => step.Number is not null)))
            Add(build.Key.Cache, build.Outcome.Steps);
        return this;
    }

    private VariantCost Make(VariantKey key, IReadOnlyList<LayerSummary> layers)
    {
        var ofLayer = LayerLines.Of(layers, files);
        var layersOf = layers.Index().ToLookup(layer => ofLayer[layer.Index], layer => layer.Item);
        return new VariantCost(
            key, [.. files.Index().Select(file => new DockerfileCost(file.Item, Lines(file.Index, file.Item, layersOf)))])
        {
            OtherLayers = [.. layersOf[null]],
            OtherSteps = Rest(rest => rest.Others),
            OtherInstructions = [.. _others],
            Builders = Rest(rest => rest.Builders),
        };
    }

    private void Add(CacheState cache, IReadOnlyList<Step> steps)
    {
        _builds[cache] = _builds.GetValueOrDefault(cache) + 1;
        var (lines, path) = (_lines.Of(steps), StepPath.Of(steps));
        var (others, builders) = _rest.GetValueOrDefault(cache);
        foreach (var (place, step) in steps.Index())
        {
            var took = step.Duration ?? TimeSpan.Zero;
            if (step.Number is null)
            {
                builders += took;
            }
            else if (lines[place] is { } line)
            {
                _made.Add(line);
                if (step.LogTail.Count > 0)
                    _logs.TryAdd(line, step.LogTail);
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(_ofLine, (line, cache), out _);
                sum = (sum.Ran + (step.Ran ? 1 : 0), sum.OnPath + (path.Contains(place) ? 1 : 0), sum.Total + took);
            }
            else
            {
                _others.Add(step.Instruction);
                others += took;
            }
        }

        _rest[cache] = (others, builders);
    }

    private List<LineCost> Lines(int file, VariantDockerfile dockerfile, ILookup<LinePlace?, LayerSummary> layersOf)
    {
        var shared = new SharedSteps(dockerfile, part => _made.Contains(new LinePlace(file, part)));
        return
        [
            .. dockerfile.Parts.Index().Select(part => new LineCost(part.Item)
            {
                Layers = [.. layersOf[new LinePlace(file, part.Index)]],
                Runs = RunsOf(new LinePlace(file, part.Index)),
                LogTail = _logs.GetValueOrDefault(new LinePlace(file, part.Index)) ?? [],
                SharedWith = shared.LineOf(part.Index),
                IsNeverBuilt = _builds.Count > 0 && shared.IsNeverBuilt(part.Index),
            }),
        ];
    }

    private SortedDictionary<CacheState, LineRuns> RunsOf(LinePlace line)
    {
        var runs = new SortedDictionary<CacheState, LineRuns>();
        if (!_made.Contains(line))
            return runs;
        foreach (var (cache, builds) in _builds)
        {
            var (ran, onPath, total) = _ofLine.GetValueOrDefault((line, cache));
            runs[cache] = new LineRuns(builds, ran, total) { OnPath = onPath };
        }

        return runs;
    }

    private Dictionary<CacheState, LineRuns> Rest(Func<(TimeSpan Others, TimeSpan Builders), TimeSpan> part) =>
        _rest.ToDictionary(rest => rest.Key, rest => new LineRuns(_builds[rest.Key], _builds[rest.Key], part(rest.Value)));
}
