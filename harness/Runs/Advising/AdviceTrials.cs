using ImageBench.Advice.Search;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Runs.Planning;
using ImageBench.Statistics.Judging;

namespace ImageBench.Runs.Advising;

/// <summary>
/// The runs by which advice is found, each in a folder below its own. The same text is never built twice for the same question.
/// </summary>
internal sealed class AdviceTrials(AdviceRequest request, AdvisedDockerfile original, AdviceFolder folder, Surroundings around)
{
    /// <summary>What the rewrites that are kept are called together.</summary>
    public const string Advised = "advised";

    /// <summary>The states in which the original and the advised Dockerfile are timed.</summary>
    public static IReadOnlyList<CacheState> TimedStates { get; } = [CacheState.Cold, .. ChangedStates];

    /// <summary>Those of a build after a change.</summary>
    public static IReadOnlyList<CacheState> ChangedStates => [CacheState.IncrementalSource, CacheState.IncrementalDependency];

    private const long LeastSent = 100_000;

    private readonly Dictionary<string, Judgement> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Judgement> _byNames = new(StringComparer.Ordinal);
    private Trial? _original;

    /// <summary>Builds the original; null: it was interrupted before it was.</summary>
    public async Task<Trial?> Original(CancellationToken cancellationToken) =>
        _original = await Make(Request([], [AdvisedDockerfile.Original], 0), [], isLast: false, cancellationToken);

    /// <summary>Builds rewrites together against the original; null: it was interrupted before they were.</summary>
    public async Task<Judgement?> Try(IReadOnlyList<string> names, RewrittenText text, CancellationToken cancellationToken)
    {
        if (!_byText.TryGetValue(text.Key, out var judgement))
        {
            var name = names.Count == 1 ? names[0] : Advised;
            var trial = await Make(Request([], [name], 0), [Rewritten(name, names, text)], isLast: false, cancellationToken);
            if (Whole(trial)?.Judge(name, _original) is not { } found)
                return null;
            _byText[text.Key] = judgement = found;
        }

        return _byNames[string.Join('+', names)] = judgement;
    }

    /// <summary>What was found of these rewrites together; null: they were not built.</summary>
    public Judgement? Found(IReadOnlyList<string> names) => _byNames.GetValueOrDefault(string.Join('+', names));

    /// <summary>
    /// The rewrites that are kept, beside the original in one run that has the pages and charts of any. Null: interrupted before both were
    /// built.
    /// </summary>
    public async Task<Judgement?> Together(RewrittenText text, int rounds, CancellationToken cancellationToken)
    {
        var names = text.Applied.Select(rewrite => rewrite.Name).ToList();
        var trial = await Make(
            Request(rounds == 0 ? [] : TimedStates, [], rounds), [Rewritten(Advised, names, text)], isLast: true, cancellationToken);
        return Whole(trial)?.Judge(Advised) ?? _byText.GetValueOrDefault(text.Key);
    }

    /// <summary>
    /// Times builds with that rewrite and without; null: it was interrupted, or nothing could be timed.
    /// </summary>
    public async Task<Judgement?> Time(
        string name, RewrittenText text, IReadOnlyList<CacheState> states, int rounds, CancellationToken cancellationToken)
    {
        var trial = await Make(
            Request(states, [AdvisedDockerfile.Original, name], rounds),
            [Rewritten(name, [name], text)],
            isLast: false,
            cancellationToken);
        return Whole(trial)?.Judge(name) is { Times.Count: > 0 } found ? _byNames[name] = found : null;
    }

    /// <summary>What a search learns. Together they are as fast, or slow, as by themselves, until the last run shows it.</summary>
    public TriedSet Told(IReadOnlyList<string> names)
    {
        if (Found(names) is not { } judgement)
            return new TriedSet(names, Works: false, 0);
        var works = judgement.Works != Answer.No;
        List<Judgement> alone = [.. names.Select(name => Found([name])).OfType<Judgement>()];
        return new TriedSet(names, works, works && judgement.Change.Unpacked is { } size ? -size.Difference.Bytes : 0)
        {
            IsSlower = alone.Exists(one => one.CostsMoreThanItSaves),
            IsFaster = works && alone.Exists(SavesTime),
        };
    }

    // What is not sent saves the time to send it, at every build.
    private static bool SavesTime(Judgement judgement) =>
        judgement.Times.Any(time => time.Ratio?.Verdict == Verdict.Faster)
            || judgement.Context is { Verdict: Verdict.Smaller, Difference.Bytes: < -LeastSent };

    // What was built and not yet read or checked when it was interrupted would be told as less than it is.
    private static Trial? Whole(Trial? trial) => trial is { Results.Run.Interrupted: false } ? trial : null;

    private RewrittenDockerfile Rewritten(string name, IEnumerable<string> names, RewrittenText text) => new(
        name, original.Store(text.Bytes(explained: false), text.IgnoreBytes, around.State), string.Join(", ", names));

    private RunRequest Request(IReadOnlyList<CacheState> timed, IReadOnlyList<string> variants, int rounds) => request.Run with
    {
        ResultsFolder = folder.RunsPath,
        SharesBuildCache = true,
        Options = request.Run.Options with
        {
            Variants = variants,
            CacheStates = [CacheState.AsFound, .. timed],
            Rounds = Math.Max(rounds, 1),
        },
    };

    private async Task<Trial?> Make(
        RunRequest asked, IReadOnlyList<RewrittenDockerfile> rewritten, bool isLast, CancellationToken cancellationToken)
    {
        // Charts and pages take longer than a small build: those of the last run are read, and of all others imagebench report makes them.
        var quiet = isLast
            ? around
            : around with { Export = (_, _, _) => Task.FromResult<IReadOnlyList<string>>([]) };
        try
        {
            return await Trial.Make(asked, original, rewritten, quiet, _ => { }, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Before its first build: what was known before it is still known.
            return null;
        }
    }
}
