using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ImageBench.Model;
using ImageBench.Scenarios;

namespace ImageBench.Cli;

/// <summary>The options of a run: their names, help texts, defaults and what is wrong with a value.</summary>
internal sealed class RunOptionSet
{
    private static readonly CacheState[] States = [CacheState.Cold, CacheState.Warm];

    private readonly Option<string[]> _scenario = new("--scenario", "-s") { Description = "A scenario, by name or path; may be given again. None: all.", HelpName = "NAME" };
    private readonly Option<string[]> _variant = new("--variant") { Description = "Only this variant; may be given again.", HelpName = "NAME" };
    private readonly Option<string?> _results = new("--results") { Description = "The folder that gets the run folder. Default: results beside the scenarios.", HelpName = "DIR" };

    private readonly Option<string[]> _cache = Words("--cache", "A cache state to measure; may be given again. Default: cold and warm.", [.. States.Select(state => state.Word())]);
    private readonly Option<string[]> _builder = Words("--builder", "A builder to measure; may be given again. Default: buildkit.", [.. Enum.GetValues<Builder>().Select(builder => builder.Word())]);
    private readonly Option<string> _baseSet = Word("--base-set", "Where parent images come from.", "auto", ["auto", .. Enum.GetValues<BaseSet>().Select(baseSet => baseSet.Word())]);
    private readonly Option<string> _display = Word("--display", "How progress is shown.", "auto", DisplayChoice.Words);

    private readonly Option<int> _rounds = Number("--rounds", "How often each build is made.", 3, least: 1);
    private readonly Option<int?> _seed = new("--seed") { Description = "Orders the builds within a round; the same seed gives the same order. Default: any, and kept in run.json.", HelpName = "N", CustomParser = result => WholeNumber(result, "--seed") };
    private readonly Option<string> _timeout = new("--timeout") { Description = "The longest that one build may take.", HelpName = "DURATION", DefaultValueFactory = _ => "30m" };
    private readonly Option<bool> _keepImages = new("--keep-images") { Description = "Leaves the images that were built on the engine." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Prints the builds that would be made, and makes none." };

    public RunOptionSet(SharedOptions shared)
    {
        Shared = shared;
        _timeout.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && !DurationText.TryParse(text, out _))
                result.AddError($"--timeout '{text}' is not a duration; write {DurationText.ValidValues}.");
        });
    }

    public SharedOptions Shared { get; }

    public IEnumerable<Option> All => [_scenario, _variant, Shared.ScenariosFolder, _results, _cache, _rounds, _builder, Shared.Engine, _baseSet, Shared.Provision, _timeout, _seed, _keepImages, _dryRun, _display];

    /// <summary>What was asked for; only for a command line without errors.</summary>
    public RunRequest Read(ParseResult parsed)
    {
        var scenarios = Shared.FindScenariosFolder(parsed);
        _ = DurationText.TryParse(parsed.GetRequiredValue(_timeout), out var timeout);
        return new RunRequest(
            parsed.GetValue(_scenario) ?? [],
            parsed.GetValue(_variant) ?? [],
            scenarios,
            parsed.GetValue(_results) ?? Path.Combine(Path.GetDirectoryName(scenarios)!, "results"),
            Chosen(parsed.GetValue(_cache), word => Model.Words.Find<CacheState>(word, Model.Words.Word), States),
            Chosen(parsed.GetValue(_builder), word => Model.Words.Find<Builder>(word, Model.Words.Word), [Builder.BuildKit]),
            parsed.GetValue(_rounds),
            timeout,
            parsed.GetValue(_seed),
            parsed.GetRequiredValue(Shared.Engine),
            Model.Words.Find<BaseSet>(parsed.GetRequiredValue(_baseSet), Model.Words.Word),
            parsed.GetValue(Shared.Provision),
            parsed.GetValue(_keepImages),
            parsed.GetValue(_dryRun),
            parsed.GetRequiredValue(_display));
    }

    private static IReadOnlyList<T> Chosen<T>(string[]? words, Func<string, T?> find, IReadOnlyList<T> otherwise) where T : struct =>
        words is not { Length: > 0 } ? otherwise : [.. words.Distinct().Select(word => find(word)!.Value)];

    private static Option<string[]> Words(string name, string description, string[] words)
    {
        var option = new Option<string[]>(name) { Description = $"{description} ({string.Join(", ", words)})", HelpName = "WORD" };
        option.Validators.Add(result => Refuse(result, words));
        return option;
    }

    private static Option<string> Word(string name, string description, string otherwise, string[] words)
    {
        var option = new Option<string>(name) { Description = $"{description} ({string.Join(", ", words)})", HelpName = "WORD", DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result => Refuse(result, words));
        return option;
    }

    private static Option<int> Number(string name, string description, int otherwise, int least)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => otherwise };
        option.CustomParser = result =>
        {
            var number = WholeNumber(result, name);
            if (number < least)
                result.AddError($"{name} {number} is too few; write {least} or more.");
            return number ?? otherwise;
        };
        return option;
    }

    // The library's own sentence names a type of .NET.
    private static int? WholeNumber(ArgumentResult result, string name)
    {
        var text = result.Tokens[^1].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        result.AddError($"{name} '{text}' is not a whole number of at most {int.MaxValue}; write one such as 5.");
        return null;
    }

    private static void Refuse(OptionResult result, string[] words)
    {
        foreach (var token in result.Tokens.Where(token => !words.Contains(token.Value)))
            result.AddError($"{result.Option.Name} '{token.Value}' is not known; write one of {string.Join(", ", words)}.");
    }
}
