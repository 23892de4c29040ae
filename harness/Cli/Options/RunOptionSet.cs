using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Displays;
using ImageBench.Cli.Options.Values;
using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios.Given;

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

    private readonly Option<string> _baseSet = CheckedOption.Word(
        "--base-set", "Where parent images come from.", "auto", ["auto", .. Enum.GetValues<BaseSet>().Select(baseSet => baseSet.Word())]);
    private readonly Option<string> _display = CheckedOption.Word("--display", "How progress is shown.", "auto", DisplayChoice.Words);

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

    /// <summary>What is measured, and how often.</summary>
    public MeasureOptionSet Measures { get; } = new();

    public IEnumerable<Option> All =>
    [
        .. sources.All,
        _variant,
        shared.ScenariosFolder,
        _results,
        .. Measures.Asked,
        shared.Engine,
        shared.CheckEngine,
        _baseSet,
        shared.Provision,
        .. _build.All,
        _timeout,
        Measures.QuietOption,
        Measures.SeedOption,
        .. shares.All,
        _resume, _keepImages, _keepFiles, _sizes, _dryRun, _yes, _display,
    ];

    /// <summary>Those that a comparison of revisions has too, which is asked for its engine and its platform with its images.</summary>
    public IEnumerable<Option> OfRevisions =>
    [
        .. Measures.OfTimes,
        .. sources.OfRevisions,
        _results,
        Measures.ChecksOption,
        Measures.BuilderOption,
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
        Measures.BuilderOption,
        shared.Engine,
        _baseSet,
        shared.Provision,
        .. _build.All,
        _timeout, Measures.SeedOption, Measures.QuietOption, _dryRun, _display,
    ];

    /// <summary>What a run that is resumed was asked for already.</summary>
    private IEnumerable<Option> Kept =>
    [
        .. sources.Kept,
        _variant,
        _results,
        .. Measures.Asked,
        _baseSet,
        _timeout,
        Measures.SeedOption,
        .. shares.All,
        _keepImages,
        _sizes,
        _dryRun,
        _yes,
        .. _build.Kept,
    ];

    /// <summary>What was asked for; only for a command line without errors.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="platform">What a command with such an option of its own builds for; null: it says none.</param>
    public RunRequest Read(ParseResult parsed, string? platform = null)
    {
        var scenarios = shared.FindScenariosFolder(parsed);
        var given = _build.Read(parsed);
        if (platform is not null)
            given = given.Added(BuildOptionSet.Platform, platform, Environment.CurrentDirectory, out _);
        var options = new RunOptions(
            sources.Named(parsed),
            parsed.GetValue(_variant) ?? [],
            Measures.States(parsed),
            Measures.Builders(parsed),
            Measures.Rounds(parsed),
            Measures.Seed(parsed) ?? Random.Shared.Next(1_000_000),
            MeasureOptionSet.Duration(parsed, _timeout)!.Value,
            parsed.GetValue(_keepImages))
        {
            Auto = Measures.Auto(parsed),
            CheckRounds = Measures.CheckRounds(parsed),
            Registry = Measures.Registry(parsed),
            BuildOptions = OptionWords.Kept(given),
            DefaultPlatform = IsResumed(parsed) ? null : BuildOptionSet.DefaultPlatform(given, Environment.GetEnvironmentVariable),
        };
        options = shares.Complete(
            parsed, parsed.GetValue(_sizes) ? SizesOption.Of(options) : options, hasSeed: Measures.Seed(parsed) is not null);
        var results = parsed.GetValue(_results) ?? Path.Combine(Path.GetDirectoryName(scenarios)!, "results");
        var request = new RunRequest(options, scenarios, results)
        {
            Engine = parsed.GetRequiredValue(shared.Engine),
            CheckEngine = parsed.GetValue(shared.CheckEngine),
            BaseSet = Words.Find<BaseSet>(parsed.GetRequiredValue(_baseSet)),
            Provision = parsed.GetValue(shared.Provision),
            WaitForQuiet = Measures.WaitForQuiet(parsed),
            KeepFiles = parsed.GetValue(_keepFiles),
            MayMoveResults = parsed.GetValue(_results) is null,
            Resume = parsed.GetValue(_resume),
            Sources = sources.Read(parsed),
            Given = given,
        };
        return shares.Complete(parsed, request);
    }

    /// <summary>Whether the builds are only to be named.</summary>
    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    /// <summary>Whether nobody said what is to be built: what is found is.</summary>
    public bool IsUnnamed(ParseResult parsed) => !IsResumed(parsed) && sources.IsUnnamed(parsed);

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
        SizesOption.Check(_sizes, result, [.. Measures.NotOfSizes]);
        Measures.Check(result, _keepImages);
    }

    // Its run.json says what it was asked for, and nothing of today does.
    private bool IsResumed(ParseResult parsed) => parsed.GetValue(_resume) is not null;
}
