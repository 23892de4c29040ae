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
    private readonly Option<string> _baseSet = CheckedOption.Word(
        "--base-set", "Where parent images come from.", "auto", ["auto", .. Enum.GetValues<BaseSet>().Select(baseSet => baseSet.Word())]);
    private readonly Option<string> _display = CheckedOption.Word("--display", "How progress is shown.", "auto", DisplayChoice.Words);

    private readonly Option<string?> _timeout = CheckedOption.Duration("--timeout", "The longest that one build may take.", "30m");
    private readonly BuildOptionSet _build = new();
    private readonly ResultOptionSet _results = new();
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
        _results.Folder,
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
        _results.Resume, _results.KeepImages, _results.KeepFiles, _sizes, _dryRun, _yes, _display,
    ];

    /// <summary>Those that a comparison of revisions has too, which is asked for its engine and its platform with its images.</summary>
    public IEnumerable<Option> OfRevisions =>
    [
        .. Measures.OfTimes,
        .. sources.OfRevisions,
        _results.Folder,
        Measures.ChecksOption,
        Measures.BuilderOption,
        shared.CheckEngine,
        _baseSet,
        shared.Provision,
        .. _build.All.Where(option => option.Name != BuildOptionSet.Platform),
        _timeout, _results.KeepImages, _results.KeepFiles, _dryRun, _display,
    ];

    /// <summary>Those that advice has too, which measures what it must know and has rounds and a budget of its own.</summary>
    public IEnumerable<Option> OfAdvice =>
    [
        .. sources.OfOne,
        _variant,
        shared.ScenariosFolder,
        _results.Folder,
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
        _results.Folder,
        .. Measures.Asked,
        _baseSet,
        _timeout,
        Measures.SeedOption,
        .. shares.All,
        _results.KeepImages,
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
            parsed.GetValue(_results.KeepImages))
        {
            Auto = Measures.Auto(parsed),
            CheckRounds = Measures.CheckRounds(parsed),
            Registry = Measures.Registry(parsed),
            BuildOptions = OptionWords.Kept(given),
            DefaultPlatform = _results.IsResumed(parsed) ? null : BuildOptionSet.DefaultPlatform(given, Environment.GetEnvironmentVariable),
        };
        options = shares.Complete(
            parsed, parsed.GetValue(_sizes) ? SizesOption.Of(options) : options, hasSeed: Measures.Seed(parsed) is not null);
        var request = new RunRequest(options, scenarios, _results.Read(parsed, scenarios))
        {
            Engine = parsed.GetRequiredValue(shared.Engine),
            CheckEngine = parsed.GetValue(shared.CheckEngine),
            BaseSet = Words.Find<BaseSet>(parsed.GetRequiredValue(_baseSet)),
            Provision = parsed.GetValue(shared.Provision),
            WaitForQuiet = Measures.WaitForQuiet(parsed),
            Sources = sources.Read(parsed),
            Given = given,
        };
        return shares.Complete(parsed, _results.Complete(parsed, request));
    }

    /// <summary>Whether the builds are only to be named.</summary>
    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    /// <summary>Whether nobody said what is to be built: what is found is.</summary>
    public bool IsUnnamed(ParseResult parsed) => !_results.IsResumed(parsed) && sources.IsUnnamed(parsed);

    /// <summary>Whether that is built without a question.</summary>
    public bool IsAgreed(ParseResult parsed) => parsed.GetValue(_yes);

    /// <summary>The word of the display.</summary>
    public string Display(ParseResult parsed) => parsed.GetRequiredValue(_display);

    /// <summary>Adds an error for options that cannot stand together.</summary>
    public void Check(CommandResult result)
    {
        sources.Check(result);
        if (_results.CheckResumed(result, sources.HasPath(result), Kept))
            return;
        shares.Check(result);
        SizesOption.Check(_sizes, result, [.. Measures.NotOfSizes]);
        Measures.Check(result, _results.KeepImages);
    }
}
