using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Displays;
using ImageBench.Cli.Options.Values;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios.Given;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Cli.Options;

/// <summary>The options of a run: their names, help texts and defaults.</summary>
internal sealed class RunOptionSet(SharedOptions shared, SourceOptionSet sources, ShareOptionSet shares)
{
    /// <summary>Says that what was found is to be built, where nobody is there to be asked.</summary>
    public const string Agreed = "--yes";

    private readonly Option<string[]> _variant = new("--variant")
    {
        Description = "Only this variant; may be given again.",
        HelpName = "NAME",
    };
    private readonly Option<string?> _results = new("--results")
    {
        Description = "The folder that gets the run folder. Default: results beside the scenarios.",
        HelpName = "DIR",
    };

    private readonly Option<string[]> _cache = CheckedOption.Words(
        "--cache",
        "A cache state to measure; may be given again. Default: all but imported, where they apply.",
        [.. TimedStates.All.Select(state => state.Word())]);
    private readonly Option<string[]> _builder = CheckedOption.Words(
        "--builder",
        "A builder to measure; may be given again. Default: buildkit.",
        [Builder.BuildKit.Word(), Builder.Classic.Word()]);
    private readonly Option<string> _baseSet = CheckedOption.Word(
        "--base-set", "Where parent images come from.", "auto", ["auto", .. Enum.GetValues<BaseSet>().Select(baseSet => baseSet.Word())]);
    private readonly Option<string> _display = CheckedOption.Word("--display", "How progress is shown.", "auto", DisplayChoice.Words);

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
    private readonly Option<string?> _timeout = CheckedOption.Duration("--timeout", "The longest that one build may take.", "30m");
    private readonly Option<string?> _resume = new("--resume")
    {
        Description = "Goes on with a run that was interrupted or killed, given its folder, as it was asked for: what its run.json says.",
        HelpName = "RUN",
    };
    private readonly Option<bool> _keepImages = new("--keep-images") { Description = "Leaves the images that were built on the engine." };
    private readonly Option<bool> _keepFiles = new("--keep-files") { Description = "Lists every file of every layer in files.csv.gz." };
    private readonly BuildOptionSet _build = new();
    private readonly Option<bool> _sizes = SizesOption.Make();
    private readonly Option<bool> _yes = new(Agreed, "-y")
    {
        Description = "Builds what is found in the current folder, or all of the scenarios, without asking.",
    };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Prints the builds that would be made, and makes none." };

    public IEnumerable<Option> All =>
    [
        .. sources.All,
        _variant,
        shared.ScenariosFolder,
        _results,
        _cache,
        _rounds,
        _intervalWidth,
        _timeBudget,
        _checkRounds,
        _registry,
        _builder,
        shared.Engine,
        shared.CheckEngine,
        _baseSet,
        shared.Provision,
        .. _build.All,
        _timeout, _waitForQuiet, _seed, .. shares.All, _resume, _keepImages, _keepFiles, _sizes, _dryRun, _yes, _display,
    ];

    /// <summary>Those that a comparison of revisions has too, which is asked for its engine and its platform with its images.</summary>
    public IEnumerable<Option> OfRevisions =>
    [
        .. OfTimes,
        sources.OtherParent,
        _results,
        _checkRounds,
        _builder,
        shared.CheckEngine,
        _baseSet,
        shared.Provision,
        .. _build.All.Where(option => option.Name != BuildOptionSet.Platform),
        _timeout, _keepImages, _keepFiles, _dryRun, _display,
    ];

    /// <summary>Those that advice has too, which measures what it must know and has rounds and a budget of its own.</summary>
    public IEnumerable<Option> OfAdvice =>
    [
        .. sources.OfOne,
        _variant,
        shared.ScenariosFolder,
        _results,
        _builder,
        shared.Engine,
        _baseSet,
        shared.Provision,
        .. _build.All,
        _timeout, _seed, _waitForQuiet, _dryRun, _display,
    ];

    /// <summary>Those that say something of build times alone.</summary>
    public IEnumerable<Option> OfTimes => [_cache, _intervalWidth, _timeBudget, _seed, _waitForQuiet];

    /// <summary>What a run that is resumed was asked for already.</summary>
    private IEnumerable<Option> Kept =>
    [
        .. sources.All,
        _variant,
        _results,
        _cache,
        _rounds,
        _intervalWidth,
        _timeBudget,
        _checkRounds,
        _registry,
        _builder,
        _baseSet,
        _timeout,
        _seed,
        .. shares.All,
        _keepImages,
        _sizes,
        _dryRun,
        _yes,
        .. _build.Kept,
    ];

    /// <summary>What was asked for; only for a command line without errors.</summary>
    public RunRequest Read(ParseResult parsed)
    {
        var scenarios = shared.FindScenariosFolder(parsed);
        var rounds = parsed.GetValue(_rounds)?.Number;
        var given = _build.Read(parsed);
        var options = new RunOptions(
            sources.Named(parsed),
            parsed.GetValue(_variant) ?? [],
            Chosen(
                parsed.GetValue(_cache),
                Words.Find<CacheState>,
                [.. TimedStates.All.Where(state => state != CacheState.Imported)]),
            Chosen(parsed.GetValue(_builder), Words.Find<Builder>, [Builder.BuildKit]),
            rounds,
            parsed.GetValue(_seed) ?? Random.Shared.Next(1_000_000),
            Duration(parsed.GetValue(_timeout))!.Value,
            parsed.GetValue(_keepImages))
        {
            // Of a command with rounds of its own there is no width to be reached.
            Auto = rounds is null && parsed.GetResult(_intervalWidth) is not null ? Auto(parsed) : null,
            CheckRounds = parsed.GetValue(_checkRounds),
            Registry = parsed.GetValue(_registry),
            BuildOptions = OptionWords.Kept(given),
        };
        options = shares.Complete(
            parsed, parsed.GetValue(_sizes) ? SizesOption.Of(options) : options, hasSeed: parsed.GetValue(_seed) is not null);
        var results = parsed.GetValue(_results) ?? Path.Combine(Path.GetDirectoryName(scenarios)!, "results");
        var request = new RunRequest(options, scenarios, results)
        {
            Engine = parsed.GetRequiredValue(shared.Engine),
            CheckEngine = parsed.GetValue(shared.CheckEngine),
            BaseSet = Words.Find<BaseSet>(parsed.GetRequiredValue(_baseSet)),
            Provision = parsed.GetValue(shared.Provision),
            WaitForQuiet = Duration(parsed.GetValue(_waitForQuiet)),
            KeepFiles = parsed.GetValue(_keepFiles),
            MayMoveResults = parsed.GetValue(_results) is null,
            Resume = parsed.GetValue(_resume),
            Sources = sources.Read(parsed),
            Given = given,
        };
        return shares.Complete(parsed, request);
    }

    /// <summary>The same options with so many rounds; null: as many as are needed.</summary>
    public RunOptions Rounds(ParseResult parsed, RunOptions options, int? rounds) =>
        options with { Rounds = rounds, Auto = rounds is null ? Auto(parsed) : null };

    public bool HasCheckRounds(ParseResult parsed) => parsed.GetResult(_checkRounds) is { Implicit: false };

    /// <summary>How many builders were asked for.</summary>
    public int BuilderCount(SymbolResult result) => result.Typed(_builder)?.Distinct().Count() ?? 0;

    /// <summary>Whether the builds are only to be named.</summary>
    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    /// <summary>Whether nobody said what is to be built: what is found is.</summary>
    public bool IsUnnamed(ParseResult parsed) => parsed.GetValue(_resume) is null && sources.IsUnnamed(parsed);

    /// <summary>Whether that is built without a question.</summary>
    public bool IsAgreed(ParseResult parsed) => parsed.GetValue(_yes);

    /// <summary>The word of the display.</summary>
    public string Display(ParseResult parsed) => parsed.GetRequiredValue(_display);

    /// <summary>Adds an error for options that cannot stand together.</summary>
    public void Check(CommandResult result)
    {
        sources.Check(result);
        if (result.Typed(_resume) is not null)
        {
            if (sources.HasPath(result))
                result.AddError("PATH cannot stand beside --resume: the run goes on as its run.json says. Leave it out.");
            foreach (var option in Kept.Where(option => result.GetResult(option) is { Implicit: false }))
                result.AddError($"{option.Name} cannot stand beside --resume: the run goes on as its run.json says. Leave it out.");
            return;
        }

        shares.Check(result);
        SizesOption.Check(_sizes, result, [_cache, _rounds, _intervalWidth, _timeBudget, _checkRounds, _registry, _waitForQuiet]);
        CheckImported(result);
        if (result.Typed(_registry) is null)
            return;
        if (result.Typed(_keepImages))
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

    private AutoRounds Auto(ParseResult parsed)
    {
        _ = PercentText.TryParse(parsed.GetRequiredValue(_intervalWidth), out var width);
        return new AutoRounds(width / 100, Duration(parsed.GetValue(_timeBudget))!.Value);
    }

    private static TimeSpan? Duration(string? text) => text is not null && DurationText.TryParse(text, out var duration) ? duration : null;

    private static IReadOnlyList<T> Chosen<T>(string[]? words, Func<string, T?> find, IReadOnlyList<T> otherwise) where T : struct =>
        words is not { Length: > 0 } ? otherwise : [.. words.Distinct().Select(word => find(word)!.Value)];
}
