using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;

namespace ImageBench.Running;

/// <summary>
/// Makes the rounds of a run one after the other. A round holds every variant, builder and cache state once. Variants stand in blocks whose
/// order is shuffled by the seed: a block begins with the cold build, which leaves the cache that the others of the block start from (a
/// cold build of another variant in between would empty it), and the others follow in shuffled order; the imported one stands last, since
/// it empties it again. The same seed gives the same order. Builds that take the cache as they find it are made once, before all others and
/// in the scenario's order, so that what one leaves in it serves the next.
/// </summary>
internal sealed class RoundMaker(
    RunOptions options, IReadOnlyList<SkippedState> skippedStates, IReadOnlyList<SkippedVariant> skippedVariants)
{
    private readonly Random _random = new(options.Seed);
    private readonly HashSet<(string, string, CacheState)> _skippedStates =
        [.. skippedStates.Select(state => (state.Scenario, state.Variant, state.Cache))];
    private readonly HashSet<VariantKey> _skippedVariants = [.. skippedVariants.Select(variant => variant.Key)];
    private int _made;

    /// <summary>
    /// The builds of one round that are <paramref name="wanted"/>. Each is drawn whether it is wanted or not, so that the order of the
    /// others stays the seed's.
    /// </summary>
    public IReadOnlyList<PlannedBuild> Make(Scenario scenario, int round, Func<BuildKey, bool> wanted)
    {
        var blocks = (from variant in scenario.Variants
                      where variant.Image is null
                      where options.Variants.Count == 0 || options.Variants.Contains(variant.Name)
                      from builder in options.Builders
                      select (Variant: variant, Builder: builder)).ToArray();
        List<(Variant Variant, BuildKey Key)> first = [.. round > 1 || !options.CacheStates.Contains(CacheState.AsFound) ? [] : blocks
            .Where(block => !IsSkipped(scenario, block.Variant, block.Builder))
            .Select(block => (block.Variant, Key(scenario, block.Variant, block.Builder, CacheState.AsFound, round)))];
        _random.Shuffle(blocks);
        return [.. first.Concat(blocks.SelectMany(block => Block(scenario, block.Variant, block.Builder, round)))
            .Where(build => wanted(build.Key))
            .Select(build => new PlannedBuild(build.Key, ++_made, scenario.SideOf(build.Variant), build.Variant))];
    }

    private static BuildKey Key(Scenario scenario, Variant variant, Builder builder, CacheState state, int round) =>
        new(scenario.Name, variant.Name, builder, state, round);

    private bool IsSkipped(Scenario scenario, Variant variant, Builder builder) =>
        _skippedVariants.Contains(new VariantKey(scenario.Name, variant.Name, builder));

    private IEnumerable<(Variant Variant, BuildKey Key)> Block(Scenario scenario, Variant variant, Builder builder, int round)
    {
        var states = options.CacheStates.Where(TimedStates.All.Contains).ToArray();
        _random.Shuffle(states);
        return states
            .OrderBy(state => state switch { CacheState.Cold => 0, CacheState.Imported => 2, _ => 1 })
            .Where(state =>
                !_skippedStates.Contains((scenario.Name, variant.Name, state)) && !IsSkipped(scenario, variant, builder))
            .Select(state => (variant, Key(scenario, variant, builder, state, round)));
    }
}
