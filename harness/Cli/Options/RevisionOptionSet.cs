using System.CommandLine;
using System.CommandLine.Parsing;
using ImageBench.Cli.Options.Values;
using ImageBench.Model.Builds;
using ImageBench.Runs.Sides;

namespace ImageBench.Cli.Options;

/// <summary>What a comparison of two revisions is asked, beside what it shares with a run.</summary>
internal sealed class RevisionOptionSet(RunOptionSet run)
{
    private readonly Option<string?> _base = new("--base")
    {
        Validators = { result => CheckRevision(result, " or auto") },
        Description = "Compares what PATH holds at this revision with what it holds now: both are built. Of a branch the merge base "
            + "counts; auto: what the CI system names.",
        HelpName = "REV|auto",
    };
    private readonly Option<string?> _head = new("--head")
    {
        Validators = { result => CheckRevision(result, "") },
        Description = "The revision that is compared with --base. Default: the working tree as it is.",
        HelpName = "REV",
    };
    private readonly Option<string?> _context = SourceOptionSet.ContextFolder();
    private readonly Option<bool> _all = new("--all")
    {
        Description = "Builds also those of several Dockerfiles that the change does not touch.",
    };
    private readonly Option<NumberOrWord?> _rounds = CheckedOption.NumberOr(
        "auto",
        "--rounds",
        "Measures build times, with each build made so often. Default: one build a side, and no times.",
        otherwise: null,
        least: 1);

    /// <summary>Those that only revisions have.</summary>
    public IEnumerable<Option> All => [_base, _head, _context, _all, _rounds, .. run.OfRevisions];

    /// <summary>Whether build times are measured.</summary>
    public bool HasTimes(CommandResult result) => result.GetResult(_rounds) is { Implicit: false };

    public bool IsAsked(SymbolResult result) => result.Typed(_base) is not null;

    public bool IsDryRun(ParseResult parsed) => run.IsDryRun(parsed);

    public string Display(ParseResult parsed) => run.Display(parsed);

    /// <summary>What was asked for; only for a command line without errors that names a base.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="path">What is compared.</param>
    /// <param name="platform">What is built for; null: this machine's.</param>
    public SidesRequest Read(ParseResult parsed, string path, string? platform)
    {
        var isTimed = IsGiven(parsed, _rounds);
        var asked = run.Read(parsed, platform);
        var options = isTimed ? run.Measures.Rounds(parsed, asked.Options, parsed.GetValue(_rounds)?.Number) : asked.Options with
        {
            CacheStates = [],
            Rounds = 1,
            Auto = null,
            CheckRounds = run.Measures.HasCheckRounds(parsed) ? asked.Options.CheckRounds : 0,
        };
        return new SidesRequest(
            asked with
            {
                Options = options with { CacheStates = [CacheState.AsFound, .. options.CacheStates] },
                Sources = asked.Sources with { ContextFolder = parsed.GetValue(_context), HasUntouched = parsed.GetValue(_all) },
            },
            path,
            parsed.GetRequiredValue(_base)!,
            parsed.GetValue(_head));
    }

    /// <summary>Adds an error for what says nothing without times, and for two things that both say what is compared.</summary>
    public void Check(CommandResult result, bool hasPath)
    {
        CheckFile(result, hasPath);
        if (HasTimes(result))
            return;
        foreach (var option in run.Measures.OfTimes.Where(option => result.GetResult(option) is { Implicit: false }))
            result.AddError($"{option.Name} is of build times, and none are measured without --rounds: give --rounds N too.");
    }

    private void CheckFile(CommandResult result, bool hasPath)
    {
        var given = All.Where(option => result.GetResult(option) is { Implicit: false }).Select(option => option.Name).ToList();
        List<string> files = [.. given.Where(name => name is "--compose" or "--bake")];
        if (files.Count > 1)
            result.AddError($"{string.Join(" and ", files)} are two files: compare what one of them builds, and then the other.");
        foreach (var other in given.Where(name => name is "--context").Concat(hasPath ? ["PATH"] : []).Take(files.Count))
            result.AddError($"{other} cannot stand beside {files[0]}, which says what is built of which folder: leave it out.");
        if (given.Contains("--service") && !given.Contains("--compose"))
            result.AddError("--service is one of a compose.yaml; name that with --compose FILE.");
    }

    // As it comes of a variable that a CI system left empty, or of a value that was forgotten: git would take it for an option.
    private static void CheckRevision(OptionResult result, string otherwise)
    {
        if (result.TypedText() is { } text && (string.IsNullOrWhiteSpace(text) || text.StartsWith('-')))
            result.AddError($"{result.Option.Name} '{text}' names no revision; write {result.Option.Name} REV{otherwise}.");
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}
