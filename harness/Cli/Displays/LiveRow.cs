using ImageBench.Cli.Lines;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Cli.Displays;

/// <summary>What a live display knows of one variant so far.</summary>
internal sealed class LiveRow(VariantKey key, bool isBaseline)
{
    private readonly Dictionary<CacheState, SortedDictionary<int, TimeSpan>> _times = [];
    private readonly Dictionary<CacheState, string> _figures = [];

    public VariantKey Key => key;

    public bool IsBaseline => isBaseline;

    /// <summary>What is done with it at the moment; null: nothing.</summary>
    public string? Doing { get; set; }

    /// <summary>What came of it.</summary>
    public string Verdict { get; private set; } = "waiting";

    public LineLook Look { get; private set; }

    public MeasuredImage? Image { get; set; }

    public bool IsUntouched => Verdict == "waiting" && Doing is null;

    /// <summary>The mean of the state's builds that count, as it stands; empty where there are none yet.</summary>
    public string Time(CacheState cache) => _figures.GetValueOrDefault(cache, "");

    public void Add(BuildRecord build)
    {
        var (cache, outcome) = (build.Key.Cache, build.Outcome);
        if (outcome.Status is BuildStatus.Failed or BuildStatus.TimedOut)
            Judge(outcome.Status == BuildStatus.TimedOut ? "timed out" : "failed", isGood: false);
        else if (Look == LineLook.Plain && Verdict == "waiting")
            Verdict = "built";
        if (outcome.Status != BuildStatus.Built || cache == CacheState.AsFound)
            return;
        if (!_times.TryGetValue(cache, out var times))
            _times[cache] = times = [];
        times[build.Key.Round] = outcome.Elapsed;
        _figures[cache] = Figures.Seconds(new Sample(times).Summarize(null));
    }

    public void Add(CheckRecord check)
    {
        if (check.Result == CheckResult.Failed)
            Judge("check failed", isGood: false);
        else if (check.Result != CheckResult.None && Look == LineLook.Plain)
            Judge(check.Result == CheckResult.Passed ? "works" : "starts", isGood: true);
    }

    private void Judge(string verdict, bool isGood) => (Verdict, Look) = (verdict, isGood ? LineLook.Plain : LineLook.Bad);
}
