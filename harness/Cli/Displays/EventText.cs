using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Running.Ports;

namespace ImageBench.Cli.Displays;

/// <summary>What is said of a run's events: a line, none, or of a failure several. What comes from outside stays on its line.</summary>
internal static class EventText
{
    private const int FailureLines = 8;

    public static IReadOnlyList<string> Lines(RunEvent runEvent, int? total) =>
        [.. Said(runEvent, total).Select(line => PlainText.Line(line))];

    public static string Name(PlannedBuild build) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{build.Key.Scenario}/{build.Key.Variant} {build.Key.Builder.Word()} {build.Key.Cache.Word()} round {build.Key.Round}");

    private static IEnumerable<string> Said(RunEvent runEvent, int? total) => runEvent switch
    {
        RunEvent.BuildEnded ended => Begun(
            $"{Place(ended.Build, total)} {Name(ended.Build)}", Outcome(ended.Record.Outcome), LeftText.Of(ended.Left)),
        RunEvent.CheckEnded { Check: { Round: 0 } or { Result: CheckResult.Failed } } ended =>
            Begun(ended.Check.Key.ToString(), CheckText.Lines(ended.Check), null),
        _ => Sentence(runEvent, total) is { } sentence ? [sentence] : [],
    };

    private static string? Sentence(RunEvent runEvent, int? total) => runEvent switch
    {
        RunEvent.Priming priming => $"{Place(priming.Build, total)} {Name(priming.Build)}: filling the build cache (not measured)",
        RunEvent.ImageRestoring restoring =>
            $"{Place(restoring.Build, total)} {Name(restoring.Build)}: built before; building it again for its image (not measured)",
        RunEvent.BuildStarted started => $"{Place(started.Build, total)} {Name(started.Build)}: building",
        RunEvent.BuildSkipped skipped => $"{Place(skipped.Build, total)} {Name(skipped.Build)}: not made, since this variant never built",
        RunEvent.ImageReading reading => $"{Place(reading.Build, total)} {Name(reading.Build)}: reading the image",
        RunEvent.ImageRead read =>
            $"{VariantKey.Of(read.Build.Key)}: {Sizes(read.Image.Facts)}",
        RunEvent.CheckStarted started =>
            $"{VariantKey.Of(started.Build.Key)}: "
                + $"{(started.Round == 0 ? "checking" : $"measuring its start, round {Figures.Count(started.Round)}")}",
        RunEvent.StopWaitedFor stop =>
            $"{stop.Key}: its program does not end on its stop signal; it is killed {Figures.Seconds(stop.Grace)} after that",
        RunEvent.TransferStarted started =>
            $"{started.Key}: {(started.Direction == TransferDirection.Push ? "pushing" : "pulling")} it, round "
                + $"{Figures.Count(started.Round)}",
        RunEvent.TransferEnded { Transfer: { Error: { } error } failed } => $"{failed.Key}: the {failed.Direction.Word()} failed: {error}",
        RunEvent.LeftInRegistry left => $"{left.Name} stays in the registry, which does not let it be removed: remove it there.",
        _ => null,
    };

    private static string Sizes(ImageFacts image) =>
        $"{Figures.Size(image.Unpacked)} unpacked, {(image.Content is { } content ? $"{Figures.Size(content)} content, " : "")}"
            + $"{Figures.Count(image.Layers.Count, "layer")}";

    private static string Place(PlannedBuild build, int? total) =>
        string.Create(CultureInfo.InvariantCulture, $"[{build.Position}{(total is null ? "" : "/")}{total}]");

    private static IReadOnlyList<string> Outcome(BuildOutcome outcome) => outcome.Status switch
    {
        BuildStatus.Built => [$"built in {Figures.Seconds(outcome.Elapsed)}"],
        BuildStatus.Cancelled => ["cancelled"],
        BuildStatus.Invalid => [$"built, but invalid: {outcome.Error}"],
        _ =>
        [
            $"{(outcome.Status == BuildStatus.TimedOut ? "timed out" : "failed")}: {outcome.Error}",
            .. outcome.LogTail.TakeLast(FailureLines).Select(line => "    " + line),
        ],
    };

    private static IEnumerable<string> Begun(string name, IReadOnlyList<string> lines, string? behind) =>
        lines.Skip(1).Prepend($"{name}: {lines[0]}{(behind is null ? "" : $"; {behind}")}");
}
