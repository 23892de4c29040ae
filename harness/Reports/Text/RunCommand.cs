using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Runs;

namespace ImageBench.Reports.Text;

/// <summary>The command that makes a run again, as a shell reads it: the same builds in the same order.</summary>
internal static class RunCommand
{
    public static string Of(BenchRun run)
    {
        var options = run.Options;
        List<string> words =
        [
            "imagebench",
            .. Each("--scenario", options.Scenarios),
            .. Each("--variant", options.Variants),
            .. options.SourceOptions,
            .. Each("--cache", options.CacheStates.Select(state => state.Word())),
            .. Each("--builder", options.Builders.Select(builder => builder.Word())),
            .. Rounds(options),
            "--check-rounds", Number(options.CheckRounds),
            .. options.Registry is { } registry ? ["--registry", registry] : Array.Empty<string>(),
            "--base-set", run.BaseSet.Word(),
            "--timeout", Duration(options.Timeout),
            "--seed", Number(options.Seed),
            .. options.BuildOptions,
        ];
        return string.Join(' ', words.Select(word => ShellWord.Quoted(PlainText.Line(word))));
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
