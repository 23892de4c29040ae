using System.Text.Json;
using ImageBench.Engine.Classic;
using ImageBench.Model.Builds;
using ImageBench.Tests.Engine.Wire;

namespace ImageBench.Tests.Engine.Classic;

public class ClassicTraceTests
{
    private readonly ClassicTrace _trace = new();

    [Fact]
    public void ThatPassedHasItsStagesStepsAndImages()
    {
        var log = RecordedBuild.Read("classic-passed", _trace);

        Assert.Equal("sha256:0623d6813e8c020e6c9e762730ff94b3bbdb4d53a3e52191ef18f5fa899370dc", log.ImageId);
        Assert.Equal(
            [
                " 1 ARG PARENT=t/debian",
                "build 2 FROM ${PARENT} AS build",
                "build 3 WORKDIR /src",
                "build 4 COPY a.txt .",
                "build 5 RUN echo compiling &&     printf 'a\\rb\\n' && cp a.txt out.txt",
                " 6 FROM scratch",
                " 7 COPY --from=build /src/out.txt /out.txt",
                " 8 CMD [\"/out.txt\"]",
                " 9 LABEL imagebench.test=tstcap",
            ],
            _trace.Steps.Select(step => $"{step.Stage} {step.Number} {step.Instruction}"));
        Assert.Equal(
            ["be8de35767bb", "8a6656050f44", "1df101670819", "1f697e9479dd", "8d15c64fff29", "f92e363b841d", "0623d6813e8c"],
            _trace.ImageIds);
        Assert.Equal(new StepCounts(9, 0), StepCounts.Of(_trace.Steps));
        Assert.Equal(["compiling", "b"], _trace.LogTail);
        Assert.Equal(["compiling", "b"], _trace.Steps[4].LogTail);
        Assert.All(_trace.Steps.Where((_, place) => place != 4), step => Assert.Empty(step.LogTail));
    }

    [Fact]
    public void OfACachedBuildSaysWhichStepsWere()
    {
        RecordedBuild.Read("classic-cached", _trace);

        Assert.Equal([3, 4, 5, 7, 8, 9], _trace.Steps.Where(step => step.Cached).Select(step => step.Number!.Value));
    }

    [Fact]
    public void ThatFailedSaysWhereAndWhatItSaid()
    {
        var log = RecordedBuild.Read("classic-failed", _trace);

        Assert.EndsWith("returned a non-zero code: 3", log.Error, StringComparison.Ordinal);
        Assert.Null(log.ImageId);
        Assert.Equal([null, log.Error], _trace.Steps.Select(step => step.Error));
        Assert.Equal(["first", "to-error"], _trace.LogTail);
    }

    [Fact]
    public void AStepLastsUntilTheNextOneArrives()
    {
        Send("Step 1/2 : FROM x", 1);
        Send("Step 2/2 : RUN y", 3);
        Send("Successfully built 0123456789ab\n", 10);
        Send("Successfully tagged t:latest\n", 12);

        Assert.Equal([Some.Seconds(2), Some.Seconds(7)], _trace.Steps.Select(step => step.Duration));
        Assert.Equal([Some.Seconds(1), Some.Seconds(3)], _trace.Steps.Select(step => step.Started));
    }

    [Fact]
    public void AStepThatNeverEndedHasNoDuration()
    {
        Send("Step 1/2 : RUN sleep 100", 1);

        Assert.Null(Assert.Single(_trace.Steps).Duration);
    }

    [Fact]
    public void WhatAStepPrintsEndsNoStep()
    {
        Send("Step 1/2 : RUN pip install x", 1);
        Send("Successfully built x\n", 2);
        Send("Step 2/2 : CMD y", 5);

        Assert.Equal(Some.Seconds(4), _trace.Steps[0].Duration);
        Assert.Equal(["Successfully built x"], _trace.LogTail);
    }

    [Theory]
    [InlineData("FROM golang AS build", "build")]
    [InlineData("FROM --platform=linux/amd64 golang as Build", "Build")]
    [InlineData("from golang", null)]
    [InlineData("FROM golang@sha256:0 AS b-1.x", "b-1.x")]
    public void AFromNamesItsStage(string instruction, string? stage)
    {
        Send("Step 1/2 : FROM earlier AS other", 0);

        Assert.Equal(instruction, Send($"Step 2/2 : {instruction}", 1));
        Assert.Equal(stage, _trace.Steps[1].Stage);
    }

    [Fact]
    public void AMessageBeforeAnyStepIsNoStep()
    {
        Send(" ---> Using cache\n", 1);
        _trace.Read(JsonElement.Parse("{\"error\":\"no space left on device\"}"), Some.Seconds(2));

        Assert.Empty(_trace.Steps);
    }

    [Theory]
    [InlineData("Removing intermediate container")]
    [InlineData(" ---> Removed intermediate container")]
    public void WhatAStepPrintsIsNoStepAndNoImageWhateverItLooksLike(string removed)
    {
        Send("Step 1/2 : FROM x", 1);
        Send(" ---> 0123456789ab\n", 1);
        Send("Step 2/2 : RUN y", 2);
        Send(" ---> Running in aaaaaaaaaaaa\n", 2);
        Assert.Null(Send("Step 3/9 : RUN evil\n", 3));
        Assert.Null(Send("Step 3/2 : RUN evil\n", 3));
        Send(" ---> Using cache\n", 3);
        Send(" ---> ffffffffffff\n", 3);
        Send($"{removed} bbbbbbbbbbbb\n", 3);
        Send($"a{removed} aaaaaaaaaaaa\n", 3);
        Send("Successfully built 0123456789ab\n", 4);
        Send($"{removed} aaaaaaaaaaaa\n", 6);
        Send(" ---> bbbbbbbbbbbb\n", 6);
        Send("Successfully built bbbbbbbbbbbb\n", 7);

        Assert.Equal(["FROM x", "RUN y"], _trace.Steps.Select(step => step.Instruction));
        Assert.All(_trace.Steps, step => Assert.False(step.Cached));
        Assert.Equal(Some.Seconds(5), _trace.Steps[1].Duration);
        Assert.Equal(["0123456789ab", "bbbbbbbbbbbb"], _trace.ImageIds);
    }

    [Theory]
    [InlineData("Step 99999999999/1 : RUN x")]
    [InlineData("Step 2/99999999999 : RUN x")]
    [InlineData("Step 1/2 : RUN x")]
    [InlineData("Step 2/3 : RUN x")]
    public void AStepThatDoesNotFollowTheLastIsNone(string line)
    {
        Send("Step 1/2 : FROM x", 1);

        Assert.Null(Send(line, 2));
        Assert.Single(_trace.Steps);
    }

    private string? Send(string text, double arrived) =>
        _trace.Read(JsonSerializer.SerializeToElement(new { stream = text }), Some.Seconds(arrived));
}
