using ImageBench.Engine.BuildKit.Trace;
using ImageBench.Engine.Wire;
using ImageBench.Model.Builds;

namespace ImageBench.Tests.Engine.Wire;

public class RecordedBuildKitTests
{
    private const string Run = "RUN echo compiling &&     printf 'a\\rb\\n' && cp a.txt out.txt";

    private readonly List<string> _started = [];

    [Fact]
    public void ThatPassedHasItsImageAndItsSteps()
    {
        var log = Read("buildkit-passed");

        Assert.Equal("sha256:64025bb6c8ff054b8f56fb7dfdbf3951693379ada5c7c156cf0bcf9b21eeb0b7", log.ImageId);
        Assert.Null(log.Error);
        Assert.Equal(
            [
                "build 1 FROM docker.io/t/debian",
                "build 2 WORKDIR /src",
                "build 3 COPY a.txt .",
                "build 4 " + Run,
                "stage-1 1 COPY --from=build /src/out.txt /out.txt",
            ],
            log.Trace.Steps.Where(step => step.Number is not null).Select(step => $"{step.Stage} {step.Number} {step.Instruction}"));
        Assert.Equal(new StepCounts(5, 0), StepCounts.Of(log.Trace.Steps));
        Assert.Equal(["compiling", "b"], log.Trace.LogTail);
    }

    [Fact]
    public void TellsEachStepOnceAsItStarts()
    {
        Read("buildkit-passed");

        Assert.Equal(_started.Distinct(), _started);
        Assert.Equal(["[build 4/4] " + Run, "[stage-1 1/1] COPY --from=build /src/out.txt /out.txt", "exporting to image"], _started[^3..]);
    }

    [Fact]
    public void HasTheEnginesOwnTimes()
    {
        var trace = Read("buildkit-passed").Trace;

        // The context was loaded in 36.3 ms; BuildKit then visited the same vertex again for 12 microseconds.
        Assert.Equal(36.346, trace.Spans.Upload!.Value.TotalMilliseconds, 0.01);
        Assert.Equal(801.848, trace.Spans.Solve!.Value.TotalMilliseconds, 0.01);
        Assert.Equal(7.490, trace.Spans.Export!.Value.TotalMilliseconds, 0.01);
        Assert.Equal(246.771, trace.Steps.Single(step => step.Instruction == Run).Duration!.Value.TotalMilliseconds, 0.01);
        Assert.Equal(TimeSpan.Zero, trace.Steps[0].Started);
    }

    [Fact]
    public void OfACachedBuildSaysWhichStepsWere()
    {
        var log = Read("buildkit-cached");

        Assert.NotNull(log.ImageId);
        Assert.Equal(
            ["FROM docker.io/t/debian"],
            log.Trace.Steps.Where(step => step is { Number: not null, Cached: false }).Select(step => step.Instruction));
        Assert.Equal(new StepCounts(5, 4), StepCounts.Of(log.Trace.Steps));
        Assert.Empty(log.Trace.LogTail);
    }

    [Fact]
    public void ThatFailedSaysWhereAndWhatItSaid()
    {
        const string Error = "executor failed running [/bin/sh -c echo first && echo to-error >&2 && exit 3]: exit code: 3";
        var log = Read("buildkit-failed");

        Assert.Equal(Error, log.Error);
        Assert.Null(log.ImageId);
        Assert.Equal(["first", "to-error"], log.Trace.LogTail);
        Assert.Equal(
            (2, Error),
            (log.Trace.Steps.Single(step => step.Error is not null).Number, log.Trace.Steps.Single(step => step.Error is not null).Error));
        var never = log.Trace.Steps.Single(step => step.Number == 3);
        Assert.Equal((null, null), (never.Started, never.Duration));
        Assert.Null(log.Trace.Spans.Export);
    }

    private BuildLog Read(string name) => RecordedBuild.Read(name, new BuildKitTrace(), _started);
}
