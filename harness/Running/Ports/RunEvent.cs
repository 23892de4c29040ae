using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Estimates;

namespace ImageBench.Running.Ports;

/// <summary>What happens in a run, for a display: it may drop events, since what is measured is kept apart.</summary>
internal abstract record RunEvent
{
    private RunEvent()
    {
    }

    /// <summary>A build that is not measured, which fills the cache that <c>Build</c> starts from.</summary>
    public sealed record Priming(PlannedBuild Build) : RunEvent;

    /// <summary>A build that is not measured, of a run that is gone on with, for an image that is not there any more.</summary>
    public sealed record ImageRestoring(PlannedBuild Build) : RunEvent;

    public sealed record BuildStarted(PlannedBuild Build) : RunEvent;

    public sealed record StepStarted(PlannedBuild Build, string Step) : RunEvent;

    public sealed record BuildEnded(PlannedBuild Build, BuildRecord Record) : RunEvent
    {
        /// <summary>How long the builds behind it may take; null: nothing says, or there is none.</summary>
        public TimeLeft? Left { get; init; }
    }

    /// <summary>The variant never built, so its other builds are not made.</summary>
    public sealed record BuildSkipped(PlannedBuild Build) : RunEvent;

    public sealed record ImageReading(PlannedBuild Build) : RunEvent;

    /// <summary>What a variant's image is made of is known: it stays as it is, however often it is built again.</summary>
    public sealed record ImageRead(PlannedBuild Build, MeasuredImage Image) : RunEvent;

    /// <summary>The image that a variant's first build gave is started; <c>Round</c> 0 gives the verdict, later ones measure.</summary>
    public sealed record CheckStarted(PlannedBuild Build, int Round) : RunEvent;

    /// <summary>A program that was checked does not end on its stop signal; it is killed after that time.</summary>
    public sealed record StopWaitedFor(VariantKey Key, TimeSpan Grace) : RunEvent;

    public sealed record CheckEnded(PlannedBuild Build, CheckRecord Check) : RunEvent;

    public sealed record TransferStarted(VariantKey Key, TransferDirection Direction, int Round) : RunEvent;

    /// <summary>The registry did not let what was pushed under that name be removed.</summary>
    public sealed record LeftInRegistry(string Name) : RunEvent;

    public sealed record TransferEnded(Transfer Transfer) : RunEvent;
}
