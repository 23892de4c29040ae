using ImageBench.Model.Builds;
using ImageBench.Statistics.Lines;

namespace ImageBench.Statistics.Timelines;

/// <summary>
/// When the steps of one build ran, stage by stage, the builder's own steps first. <c>End</c> is when the last of them ended, counted as
/// their starts are. A step of the builder's own that took next to nothing is left out.
/// </summary>
internal sealed record BuildTimeline(TimeSpan End, IReadOnlyList<TimelineStage> Stages)
{
    // A share of the build.
    private const double LeastOwn = 0.01;

    /// <summary>
    /// Null where no step has a time. <paramref name="stages"/> are their names in the Dockerfile's order, as far as they are known.
    /// </summary>
    public static BuildTimeline? Of(IReadOnlyList<Step> steps, IReadOnlyList<string> stages)
    {
        var timed = steps.Index().Where(step => step.Item is { Started: not null, Duration: not null }).ToList();
        if (timed.Count == 0)
            return null;
        var path = StepPath.Of(steps);
        var order = StageOrder.Of(steps, stages);
        var end = timed.Max(step => EndOf(step.Item));
        return new BuildTimeline(
            end,
            [.. timed.Where(step => step.Item.Number is not null || step.Item.Duration >= LeastOwn * end)
                .GroupBy(step => step.Item.Number is null ? null : step.Item.Stage ?? "")
                .OrderBy(stage => stage.Key is null ? -1 : order[stage.Key])
                .Select(stage => new TimelineStage(
                    stage.Key,
                    [.. stage.OrderBy(step => step.Item.Number).ThenBy(step => step.Item.Started)
                        .Select(step => new TimelineStep(step.Item, path.Contains(step.Index)))]))]);
    }

    private static TimeSpan EndOf(Step step) => step.Started!.Value + step.Duration!.Value;
}
