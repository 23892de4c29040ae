using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;

namespace ImageBench.Reports.Text;

/// <summary>The command that makes a run again, as a shell reads it: the same builds in the same order.</summary>
internal static class RunCommand
{
    public static string Of(BenchRun run) => string.Join(' ', Words(run));

    /// <summary>Whether it is known: of advice it is not, nor of a revision that had none to be compared with.</summary>
    public static bool IsKnown(BenchRun run) => run.Sources.Count == 0 || IsOfRevisions(run);

    /// <summary>Where it is typed, for a sentence: "from ...".</summary>
    public static string Place(BenchRun run) => !HasPaths(run.Options) ? "the folder that holds the scenarios"
        : run.Parts.Count > 0 ? "the folder of one of the runs that were merged"
        : "the folder of this run, in the place where it was made";

    /// <summary>Its words, each as a shell reads it.</summary>
    public static IReadOnlyList<string> Words(BenchRun run)
    {
        var options = run.Options;
        var isTimed = run.HasTimes || !IsOfRevisions(run);
        List<string> words =
        [
            // An option would be stronger than what the scenarios name.
            .. options.DefaultPlatform is { } platform ? [$"{RunOptions.PlatformVariable}={platform}"] : Array.Empty<string>(),
            "imagebench",
            .. IsOfRevisions(run) ? Compared(run) : Built(options),
            .. Each("--variant", options.Variants),
            .. Typed(options.SourceOptions),
            .. isTimed ? Measured(run) : [],
            // Podman's own is no choice: it builds there whatever is asked for.
            .. Each("--builder", options.Builders.Where(builder => builder != Builder.Buildah).Select(builder => builder.Word())),
            .. run.Engine.IsPrivate ? ["--engine", "private"] : Array.Empty<string>(),
            "--base-set", run.BaseSet.Word(),
            // It is made on the machine, where it is not there yet.
            .. run.BaseSet == BaseSet.Debian ? ["--provision"] : Array.Empty<string>(),
            "--timeout", Duration(options.Timeout),
            .. isTimed ? ["--seed", Number(options.Seed)] : Array.Empty<string>(),
            .. Typed(options.BuildOptions),
            .. HasPaths(options) ? ["--results", ".."] : Array.Empty<string>(),
        ];
        return [.. words.Select(word => PastedWord.Quoted(PlainText.Line(word)))];
    }

    // By their folders as seen from the run's: what is not in the scenarios' folder has no name that could be typed.
    private static IEnumerable<string> Built(RunOptions options) => options.ScenarioFolders.Count > 0 ? options.ScenarioFolders
        : HasPaths(options) ? []
        : Each("--scenario", options.Scenarios);

    private static bool IsOfRevisions(BenchRun run) => run.Sources is [{ Revision: not null }, _];

    // Of a head that is the working tree there is no name.
    private static IEnumerable<string> Compared(BenchRun run) =>
    [
        "diff",
        .. run.Options.ScenarioFolders,
        "--base", run.Sources[0].Revision!,
        .. run.Sources[1].Revision is { } head ? ["--head", head] : Array.Empty<string>(),
    ];

    private static bool HasPaths(RunOptions options) => options.ScenarioFolders.Count > 0
        || options.SourceOptions.Any(option => option.Split(' ')[0] is "--compose" or "--bake");

    // They are kept with their values in one text.
    private static IEnumerable<string> Typed(IEnumerable<string> options) => options.SelectMany(option => option.Split(' ', 2));

    private static IEnumerable<string> Measured(BenchRun run)
    {
        var options = run.Options;
        if (run.IsOfSizes)
            return ["--sizes"];
        return
        [
            .. Each("--cache", options.CacheStates.Where(state => state != CacheState.AsFound).Select(state => state.Word())),
            .. Rounds(options),
            "--check-rounds", Number(options.CheckRounds),
            .. options.Registry is { } registry ? ["--registry", registry] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Each(string option, IEnumerable<string> values) =>
        values.SelectMany(value => (string[])[option, value]);

    private static IEnumerable<string> Rounds(RunOptions options) => options switch
    {
        { Rounds: { } rounds } => ["--rounds", Number(rounds)],
        { Auto: { } auto } =>
        [
            "--rounds", "auto",
            "--interval-width", $"{(100 * auto.Width).ToString("0.##", CultureInfo.InvariantCulture)}%",
            "--time-budget", Duration(auto.Budget),
        ],
        _ => [],
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Duration(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + "s";
}
