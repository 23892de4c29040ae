using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Model.Scenarios;

namespace ImageBench.Running;

/// <summary>
/// Makes the rounds of a run one after the other. A round holds every variant, builder and cache state once. Variants stand in blocks whose
/// order is shuffled by the seed: a block begins with the cold build, which leaves the cache that the others of the block start from (a
/// cold build of another variant in between would empty it), and the others follow in shuffled order; the imported one stands last, since
/// it empties it again. The first round brings what is certain first: the first build of every block, whose image is read and checked, and
/// then the others. The same seed gives the same order. Builds that take the cache as they find it are made once, before all others and in
/// the scenario's order, so that what one leaves in it serves the next.
/// </summary>
internal sealed class RoundMaker(
    RunOptions options, IReadOnlyList<SkippedState> skippedStates, IReadOnlyList<SkippedVariant> skippedVariants)
{
    private readonly Random _random = new(options.Seed);
    private readonly HashSet<(string, string, CacheState)> _skippedStates =
        [.. skippedStates.Select(state => (state.Scenario, state.Variant, state.Cache))];
    private readonly HashSet<VariantKey> _skippedVariants = [.. skippedVariants.Select(variant => variant.Key)];

    /// <summary>
    /// The first round of a scenario: the builds that give each variant its image, and those that follow when all images are known. The
    /// last of the first leaves its cache behind, so its block is the one that the others begin with.
    /// </summary>
    public (IReadOnlyList<PlannedBuild> Sure, IReadOnlyList<PlannedBuild> Others) MakeFirst(Scenario scenario)
    {
        var drawn = Blocks(scenario);
        var asFound = AsFound(scenario, drawn.Select(block => (block.Variant, block.Builder)));
        List<List<PlannedBuild>> blocks = [.. Shuffled(scenario, drawn, 1)];
        var sure = blocks.SelectMany(block => block.Take(asFound.Count > 0 ? 0 : 1));
        var others = Enumerable.Reverse(blocks).SelectMany(block => block.Skip(asFound.Count > 0 ? 0 : 1));
        return ([.. asFound, .. sure], [.. others]);
    }

    /// <summary>
    /// The builds of one of the later rounds that are <paramref name="wanted"/>. Each is drawn whether it is wanted or not, so that the
    /// order of the others stays the seed's.
    /// </summary>
    public IReadOnlyList<PlannedBuild> Make(Scenario scenario, int round, Func<BuildKey, bool> wanted) =>
        [.. Shuffled(scenario, Blocks(scenario), round).SelectMany(block => block).Where(build => wanted(build.Key))];

    private (Variant Variant, Builder Builder)[] Blocks(Scenario scenario) =>
        (from variant in scenario.Variants
         where variant.Image is null
         where options.Measures(variant.Name)
         from builder in options.Builders
         select (variant, builder)).ToArray();

    private List<PlannedBuild> AsFound(Scenario scenario, IEnumerable<(Variant Variant, Builder Builder)> blocks) =>
        !options.CacheStates.Contains(CacheState.AsFound) ? [] :
        [
            .. blocks.Where(block => !IsSkipped(scenario, block.Variant, block.Builder))
                .Select(block => Build(scenario, block.Variant, block.Builder, CacheState.AsFound, 1)),
        ];

    private IEnumerable<List<PlannedBuild>> Shuffled(Scenario scenario, (Variant Variant, Builder Builder)[] blocks, int round)
    {
        _random.Shuffle(blocks);
        return blocks.Select(block => Block(scenario, block.Variant, block.Builder, round).ToList());
    }

    // Its place is known when the whole plan is.
    private static PlannedBuild Build(Scenario scenario, Variant variant, Builder builder, CacheState state, int round) =>
        new(new BuildKey(scenario.Name, variant.Name, builder, state, round), 0, scenario.SideOf(variant), variant);

    private bool IsSkipped(Scenario scenario, Variant variant, Builder builder) =>
        _skippedVariants.Contains(new VariantKey(scenario.Name, variant.Name, builder));

    private IEnumerable<PlannedBuild> Block(Scenario scenario, Variant variant, Builder builder, int round)
    {
        var states = options.CacheStates.Where(TimedStates.All.Contains).ToArray();
        _random.Shuffle(states);
        return states
            .OrderBy(state => state switch { CacheState.Cold => 0, CacheState.Imported => 2, _ => 1 })
            .Where(state =>
                !_skippedStates.Contains((scenario.Name, variant.Name, state)) && !IsSkipped(scenario, variant, builder))
            .Select(state => Build(scenario, variant, builder, state, round));
    }
}
