using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Options;
using ImageBench.Cli.Options.Values;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Runs.Advising;
using ImageBench.Runs.Planning;
using ImageBench.Scenarios.Yaml;

namespace ImageBench.Cli.Commands.Advising;

/// <summary>What advice is asked, beside what it shares with a run.</summary>
internal sealed class AdviceOptionSet(RunOptionSet run)
{
    private static readonly CacheState[] States =
        [CacheState.AsFound, CacheState.Cold, CacheState.IncrementalSource, CacheState.IncrementalDependency];

    private readonly Argument<string?> _path = new("PATH")
    {
        Description = "A Dockerfile, or a folder with Dockerfiles; default: the current folder, where no --scenario is named.",
        Arity = ArgumentArity.ZeroOrOne,
    };
    private readonly Option<string?> _judge = new("--judge")
    {
        Description = "Tries nothing of its own: builds that Dockerfile, which somebody else wrote, in the place of the one that PATH is, "
            + "and says whether it is smaller, still works, and is no slower.",
        HelpName = "DOCKERFILE",
        Validators = { CheckFile },
    };
    private readonly Option<int> _rounds = CheckedOption.Number(
        "--rounds", "How often each build is made to measure its time; 0: no times are measured.", 3, least: 0);
    private readonly Option<string?> _timeBudget = CheckedOption.Duration(
        "--time-budget", "The longest that is looked for rewrites, for each Dockerfile; then what is known counts.", "15m");
    private readonly Option<string> _least = CheckedOption.Percent(
        "--least",
        "Builds no rewrite of which it is known that it cannot save this share of the unpacked size, nor of what the best so far leaves.",
        "1%");
    private readonly Option<bool> _tryBases = new("--try-bases")
    {
        Description = "Tries other parent images too: the slim or distroless siblings of public ones.",
    };
    private readonly Option<bool> _write = new("--write")
    {
        Description = "Writes the rewrites that are kept into the Dockerfile itself. Otherwise nothing of yours is changed.",
    };
    private readonly Option<bool> _explain = new("--explain")
    {
        Description = "Puts a comment above each changed instruction that says why.",
    };
    private readonly Option<string?> _failOver = new("--fail-over")
    {
        Description = "Ends with exit code 4 where more than this share of the unpacked size can be saved, such as 10%.",
        HelpName = "PERCENT",
        Validators = { CheckShare },
    };

    public Argument Path => _path;

    public Option<bool> Json { get; } = new("--json") { Description = "Prints what was found as JSON, for agents and editors." };

    public IEnumerable<Option> All => [_judge, .. OfSearch, _rounds, _failOver, Json, .. run.OfAdvice];

    private IReadOnlyList<Option> OfSearch => [_timeBudget, _least, _tryBases, _write, _explain];

    /// <summary>Whether the user's own Dockerfile is to be changed.</summary>
    public bool Writes(ParseResult parsed) => parsed.GetValue(_write);

    /// <summary>The Dockerfile that is to be judged; null: none.</summary>
    public string? Judged(ParseResult parsed) => parsed.GetValue(_judge);

    public bool IsDryRun(ParseResult parsed) => run.IsDryRun(parsed);

    public string Display(ParseResult parsed) => run.Display(parsed);

    /// <summary>The share of the size from which on there is too much to be saved; null: none is said.</summary>
    public double? FailOver(ParseResult parsed) =>
        parsed.GetValue(_failOver) is { } text && PercentText.TryParse(text, out var percent) ? percent : null;

    /// <summary>What its runs are asked: each image once from whatever the cache has, and the times that say something of builds.</summary>
    public RunRequest Read(ParseResult parsed)
    {
        var asked = run.Read(parsed);
        var rounds = parsed.GetValue(_rounds);
        var named = parsed.GetValue(_path) is { } path ? [path, .. asked.Options.Scenarios] : asked.Options.Scenarios;
        var options = asked.Options with
        {
            Rounds = Math.Max(rounds, 1),
            Auto = null,
            Scenarios = named.Count == 0 && !asked.Sources.HasFile ? ["."] : named,
            CacheStates = rounds > 0 ? States : [CacheState.AsFound],
            CheckRounds = 0,
        };
        return asked with { Options = options };
    }

    /// <summary>The same, as rewrites are looked for.</summary>
    public AdviceRequest Search(ParseResult parsed)
    {
        _ = PercentText.TryParse(parsed.GetRequiredValue(_least), out var least);
        _ = DurationText.TryParse(parsed.GetValue(_timeBudget)!, out var budget);
        return new AdviceRequest(Read(parsed), budget, least)
        {
            Rounds = parsed.GetValue(_rounds),
            TryBases = parsed.GetValue(_tryBases),
            Explains = parsed.GetValue(_explain),
        };
    }

    /// <summary>Adds an error for what cannot stand together.</summary>
    public void Check(CommandResult result)
    {
        if (result.GetValue(_path) is { Length: > 1 } path && path.StartsWith('-'))
            result.AddError($"advise has no option {path}.");
        if (run.Measures.BuilderCount(result) > 1)
            result.AddError("advise measures with one builder: give --builder once.");
        if (result.Typed(_judge) is null)
            return;
        foreach (var option in OfSearch.Where(option => result.GetResult(option) is { Implicit: false }))
            result.AddError($"{option.Name} is of looking for rewrites, and --judge looks for none: leave one of the two out.");
    }

    private static void CheckShare(OptionResult result)
    {
        if (result.TypedText() is { } text && !PercentText.TryParse(text, out _))
            result.AddError($"--fail-over '{text}' is not a share; write one from 0% to 100%, such as 10%.");
    }

    private static void CheckFile(OptionResult result)
    {
        if (result.TypedText() is { } path && !File.Exists(path))
            result.AddError($"--judge '{path}' is no file; write the Dockerfile that is to be judged.");
    }
}
