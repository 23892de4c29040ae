using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Options.Values;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Cli.Options;

/// <summary>The options that say what is measured, how often, and in which peace: their names, help texts and defaults.</summary>
internal sealed class MeasureOptionSet
{
    private readonly Option<string[]> _cache = CheckedOption.Words(
        "--cache",
        "A cache state to measure; may be given again. Default: all but imported, where they apply.",
        [.. TimedStates.All.Select(state => state.Word())]);
    private readonly Option<string[]> _builder = CheckedOption.Words(
        "--builder",
        "A builder to measure; may be given again. Default: buildkit.",
        [Builder.BuildKit.Word(), Builder.Classic.Word()]);

    private readonly Option<NumberOrWord?> _rounds = CheckedOption.NumberOr(
        "auto", "--rounds", "How often each build is made; auto: until every comparison is narrow enough.", 3, least: 1);
    private readonly Option<string> _intervalWidth = CheckedOption.Percent(
        "--interval-width", "With --rounds auto: how narrow the 95 % interval of each ratio to the baseline must be.", "5%");
    private readonly Option<string?> _timeBudget = CheckedOption.Duration(
        "--time-budget", "With --rounds auto: the longest that one scenario may take.", "30m");
    private readonly Option<string?> _waitForQuiet = CheckedOption.Duration(
        "--wait-for-quiet", "Waits up to this long for the machine's load to fall before the first build.", null);
    private readonly Option<int> _checkRounds = CheckedOption.Number(
        "--check-rounds", "How often each image that works is started again to measure its ready time, memory and CPU.", 5, least: 0);
    private readonly Option<string?> _registry = CheckedOption.Registry(
        "--registry",
        "Pushes each image that works to this registry and pulls it back, --check-rounds times; local: one of the harness's own "
            + "(Debian's docker-registry) on loopback.");
    private readonly Option<int?> _seed = CheckedOption.Number(
        "--seed", "Orders the builds within a round; the same seed gives the same order. Default: any, and kept in run.json.");

    /// <summary>What is measured and how often, in the order of the help.</summary>
    public IEnumerable<Option> Asked => [_cache, _rounds, _intervalWidth, _timeBudget, _checkRounds, _registry, _builder];

    public Option BuilderOption => _builder;

    public Option ChecksOption => _checkRounds;

    public Option SeedOption => _seed;

    public Option QuietOption => _waitForQuiet;

    /// <summary>Those that say something of build times alone.</summary>
    public IEnumerable<Option> OfTimes => [_cache, _intervalWidth, _timeBudget, _seed, _waitForQuiet];

    /// <summary>Those that cannot stand where sizes alone are asked for.</summary>
    public IEnumerable<Option> NotOfSizes => [_cache, _rounds, _intervalWidth, _timeBudget, _checkRounds, _registry, _waitForQuiet];

    /// <summary>The cache states, without those that are asked for by name alone where none is.</summary>
    public IReadOnlyList<CacheState> States(ParseResult parsed) => Chosen(
        parsed.GetValue(_cache), Words.Find<CacheState>, [.. TimedStates.All.Where(state => state != CacheState.Imported)]);

    public IReadOnlyList<Builder> Builders(ParseResult parsed) =>
        Chosen(parsed.GetValue(_builder), Words.Find<Builder>, [Builder.BuildKit]);

    /// <summary>null: as many as are needed.</summary>
    public int? Rounds(ParseResult parsed) => parsed.GetValue(_rounds)?.Number;

    /// <summary>How narrow intervals must be; null: so many rounds, or a command with rounds of its own, where there is no width.</summary>
    public AutoRounds? Auto(ParseResult parsed) =>
        Rounds(parsed) is null && parsed.GetResult(_intervalWidth) is not null ? Width(parsed) : null;

    public int CheckRounds(ParseResult parsed) => parsed.GetValue(_checkRounds);

    public string? Registry(ParseResult parsed) => parsed.GetValue(_registry);

    public int? Seed(ParseResult parsed) => parsed.GetValue(_seed);

    public TimeSpan? WaitForQuiet(ParseResult parsed) => Duration(parsed, _waitForQuiet);

    /// <summary>The same options with so many rounds; null: as many as are needed.</summary>
    public RunOptions Rounds(ParseResult parsed, RunOptions options, int? rounds) =>
        options with { Rounds = rounds, Auto = rounds is null ? Width(parsed) : null };

    public bool HasCheckRounds(ParseResult parsed) => parsed.GetResult(_checkRounds) is { Implicit: false };

    /// <summary>How many builders were asked for.</summary>
    public int BuilderCount(SymbolResult result) => result.Typed(_builder)?.Distinct().Count() ?? 0;

    /// <summary>The duration that an option says; null: none.</summary>
    public static TimeSpan? Duration(ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } text && DurationText.TryParse(text, out var duration) ? duration : null;

    /// <summary>Adds an error for options that cannot stand together.</summary>
    public void Check(CommandResult result, Option<bool> keepImages)
    {
        CheckImported(result);
        if (result.Typed(_registry) is null)
            return;
        if (result.Typed(keepImages))
            result.AddError("--registry removes each image to pull it back, so --keep-images would keep nothing; give one of the two.");
        if (result.GetResult(_checkRounds) is { Tokens.Count: > 0 } given && !given.Errors.Any() && result.Typed(_checkRounds) == 0)
            result.AddError("--registry with --check-rounds 0 would move nothing; give --check-rounds 1 or more.");
    }

    private void CheckImported(CommandResult result)
    {
        if (result.Typed(_cache) is not { } states || !states.Contains(CacheState.Imported.Word()))
            return;
        if (!states.Contains(CacheState.Cold.Word()))
        {
            result.AddError(
                "--cache imported is measured beside --cache cold, whose image is the one that is read and checked; give both.");
        }

        if (result.Typed(_builder)?.Contains(Builder.Classic.Word()) ?? false)
            result.AddError("--cache imported cannot be measured with --builder classic, which exports no cache; leave one of them out.");
    }

    private AutoRounds Width(ParseResult parsed)
    {
        _ = PercentText.TryParse(parsed.GetRequiredValue(_intervalWidth), out var width);
        return new AutoRounds(width / 100, Duration(parsed, _timeBudget)!.Value);
    }

    private static IReadOnlyList<T> Chosen<T>(string[]? words, Func<string, T?> find, IReadOnlyList<T> otherwise) where T : struct =>
        words is not { Length: > 0 } ? otherwise : [.. words.Distinct().Select(word => find(word)!.Value)];
}
