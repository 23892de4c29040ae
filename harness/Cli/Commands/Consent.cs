using ImageBench.Cli.Displays;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Reports.Text;
using ImageBench.Running;
using ImageBench.Runs.Planning;
using ImageBench.Statistics.Estimates;

namespace ImageBench.Cli.Commands;

/// <summary>
/// What is said before builds that nobody named are made: what was found, what would be built, and how long that may take. On a terminal
/// the user is asked; elsewhere <c>--yes</c> says it.
/// </summary>
internal sealed class Consent(TextWriter shown, Func<string?>? ask)
{
    private const int MostShown = 20;

    /// <summary>Whether somebody sits there who can be asked.</summary>
    public static Func<string?>? Terminal => Console.IsInputRedirected || Console.IsErrorRedirected ? null : Console.ReadLine;

    /// <summary>A <see cref="Fault"/> where the builds are not wanted, or nobody says whether they are.</summary>
    public async Task Ask(PlannedRun planned)
    {
        foreach (var line in Told(planned.Plan, RecordedBuilds.Find(planned.Request.ResultsFolder, planned.Plan, null)))
            ErrorLines.Write(shown, PlainText.Line(line));
        if (ask is null)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"Nothing was built: add --yes to build this, or name what is to be built, as in {Named(planned.Plan)}.");
        }

        await shown.WriteAsync("Build this? [y/N] ");
        await shown.FlushAsync();
        if (ask()?.Trim().ToUpperInvariant() is not ("Y" or "YES"))
            throw new Fault(ExitCode.BadInput, $"Nothing was built. What is to be built can be named, as in {Named(planned.Plan)}.");
    }

    /// <summary>What was found and would be done.</summary>
    public static IReadOnlyList<string> Told(Plan plan, IReadOnlyList<BuildRecord> earlier)
    {
        var scenarios = plan.Scenarios;
        List<string> lines = ["Found:"];
        foreach (var scenario in scenarios.Take(MostShown))
            lines.Add($"  {scenario.Name}: {string.Join(", ", scenario.Variants.Select(variant => variant.Name))}");
        if (scenarios.Count > MostShown)
            lines.Add($"  and {Figures.Count(scenarios.Count - MostShown)} more ('imagebench list' shows them all)");
        var keys = plan.FirstRounds.Select(build => build.Key).ToList();
        var images = keys.Select(key => (key.Scenario, key.Variant, key.Builder)).Distinct().Count();
        var bound = plan.Options.Auto is null ? "" : " at least";
        lines.Add($"Would make {Figures.Count(keys.Count, "build")}{bound}{First(images, keys)}.");
        lines.Add(HowLong(new BuildPace(keys, earlier).Left, keys.Count));
        return lines;
    }

    private static string First(int images, IReadOnlyList<BuildKey> keys) => images == keys.Count ? ""
        : $": the first {(images == 1 ? "" : Figures.Count(images) + " ")}for sizes and checks, where --sizes stops, "
            + "and the others for times";

    private static string HowLong(TimeLeft? left, int builds) => left is { } known
        ? $"By the newest run of the same that may take {(known.IsAtMost ? "at most " : "")}about {LeftText.Rough(known.Time)}."
        : $"How long that takes is not known before the first build has ended{(builds > 1 ? "; it is told from then on" : "")}.";

    // By the name that is typed: that of a folder's path, or of a scenario in the scenarios' folder.
    private static string Named(Plan plan)
    {
        var path = Path.GetRelativePath(Environment.CurrentDirectory, plan.Scenarios[0].Folder);
        var word = PastedWord.OfPath(path);
        // Quotes around what has some would not be told from them.
        return PastedWord.IsPlain(word) ? $"'imagebench {word}'" : $"imagebench {PastedWord.Quoted(word)}";
    }
}
