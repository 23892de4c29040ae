using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using ImageBench.Engine.Wire;

namespace ImageBench.Tests.Engine.BuildKit;

public class BuildKitTraceTests
{
    private readonly ToldTrace _told = new();

    [Fact]
    public void TheLastMessageOfAVertexWins()
    {
        _told.Send(ToldTrace.Vertex("a", "[1/2] FROM x"));
        _told.Send(ToldTrace.Vertex("b", "[2/2] RUN y", 1));
        _told.Send(ToldTrace.Vertex("b", "[2/2] RUN y", 1, 3, cached: true));

        Assert.Equal(["[1/2] FROM x", "[2/2] RUN y"], _told.Trace.Steps.Select(step => step.Name));
        Assert.Equal((true, Some.Seconds(2)), (_told.Trace.Steps[1].Cached, _told.Trace.Steps[1].Duration));
    }

    [Fact]
    public void AResultOfAnImportedCacheThatIsFetchedLaterIsCached()
    {
        _told.Send(ToldTrace.Vertex("a", "[2/2] RUN y", 1, 1, cached: true));
        _told.Send(ToldTrace.Vertex("a", "[2/2] RUN y", 2, 5));

        Assert.Equal((true, Some.Seconds(3)), (_told.Trace.Steps[0].Cached, _told.Trace.Steps[0].Duration));
    }

    [Theory]
    [InlineData("", "it runs after all\n")]
    [InlineData("exit code: 1", "")]
    public void OneThatIsGoneSoThatItsStepRunsIsNot(string error, string line)
    {
        _told.Send(ToldTrace.Vertex("a", "[2/2] RUN y", 1, 1, cached: true));
        _told.Send(ToldTrace.Vertex("a", "[2/2] RUN y", 2, 5, error: error));
        if (line.Length > 0)
            _told.SendLog("a", line);

        Assert.False(_told.Trace.Steps[0].Cached);
    }

    [Fact]
    public void StepsStayInTheOrderInWhichTheyWereNamed()
    {
        _told.Send(ToldTrace.Vertex("a", "[build 1/1] FROM x"), ToldTrace.Vertex("b", "[run 1/1] FROM y"));
        _told.Send(ToldTrace.Vertex("b", "[run 1/1] FROM y", 5, 6));
        _told.Send(ToldTrace.Vertex("a", "[build 1/1] FROM x", 7, 9));

        Assert.Equal(["build", "run"], _told.Trace.Steps.Select(step => step.Stage));
        Assert.Equal([Some.Seconds(2), TimeSpan.Zero], _told.Trace.Steps.Select(step => step.Started));
    }

    [Fact]
    public void AStepIsToldWhenItStartsAndNotAgain()
    {
        Assert.Null(_told.Send(ToldTrace.Vertex("a", "[1/1] FROM x")));
        Assert.Equal("[1/1] FROM x", _told.Send(ToldTrace.Vertex("a", "[1/1] FROM x", 1)));
        Assert.Null(_told.Send(ToldTrace.Vertex("a", "[1/1] FROM x", 1, 2)));
        Assert.Null(_told.Send(ToldTrace.Vertex("a", "[1/1] FROM x", 3)));
    }

    [Fact]
    public void VisitsOfOneVertexAddUpWithoutThePauseBetween()
    {
        _told.Send(ToldTrace.Vertex("a", "[internal] load remote build context", 1, 4));
        _told.Send(ToldTrace.Vertex("a", "[internal] load remote build context", 10, 11));

        Assert.Equal(Some.Seconds(4), _told.Trace.Spans.Upload);
        Assert.Equal(Some.Seconds(10), _told.Trace.Spans.Solve);
    }

    [Theory]
    [InlineData(long.MaxValue, 0)]
    [InlineData(0, int.MaxValue)]
    [InlineData(-62135596801, 0)]
    public void ATimeThatIsNoneIsNotTold(long seconds, int nanoseconds)
    {
        var vertex = ToldTrace.Vertex("a", "[99999999999/1] RUN x", 1, 2);
        vertex.Completed = new Timestamp { Seconds = seconds, Nanos = nanoseconds };

        _told.Send(vertex);

        var step = Assert.Single(_told.Trace.Steps);
        Assert.Equal((null, null, "[99999999999/1] RUN x"), (step.Duration, step.Number, step.Instruction));
    }

    [Theory]
    [InlineData(5, 1)]
    [InlineData(-10, 0)]
    public void OfAStepThatAnotherBuildBeganOnlyTheRestIsThisOnes(int ended, int rest)
    {
        _told.Send(ToldTrace.Vertex("a", "[internal] load build definition from Dockerfile", 4, 5));
        _told.Send(ToldTrace.Vertex("b", "[1/2] FROM x", -170, ended));
        _told.Send(ToldTrace.Vertex("c", "[2/2] RUN y", 5, 6));

        Assert.Equal(
            [TimeSpan.Zero, TimeSpan.Zero, Some.Seconds(1)], _told.Trace.Steps.Select(step => step.Started));
        Assert.Equal(Some.Seconds(rest), _told.Trace.Steps[1].Duration);
        Assert.Equal(Some.Seconds(2), _told.Trace.Spans.Solve);
    }

    [Fact]
    public void AVertexThatNeverEndedHasNoDurationAndNoSpan()
    {
        _told.Send(ToldTrace.Vertex("a", "[1/2] FROM x", 1, 2), ToldTrace.Vertex("b", "[2/2] RUN sleep", 2));

        Assert.Null(_told.Trace.Steps[1].Duration);
        Assert.Equal(Some.Seconds(1), _told.Trace.Steps[1].Started);
        Assert.Equal(Some.Seconds(1), _told.Trace.Spans.Solve);
    }

    [Fact]
    public void OfABuildThatNeverStartedNothingIsKnown()
    {
        _told.Send(ToldTrace.Vertex("a", "[1/1] FROM x"));

        Assert.Equal(BuildSpans.Untold, _told.Trace.Spans);
        Assert.Null(_told.Trace.Steps[0].Started);
    }

    [Fact]
    public void ExportingIsNoPartOfSolving()
    {
        _told.Send(ToldTrace.Vertex("a", "[1/1] FROM x", 1, 5), ToldTrace.Vertex("e", "exporting to image", 5, 20));

        Assert.Equal(new BuildSpans(Some.Seconds(4), Some.Seconds(15), null), _told.Trace.Spans);
    }

    [Theory]
    [InlineData("{\"stream\":\"Step 1/2 : FROM x\"}")]
    [InlineData("{\"id\":\"moby.image.id\",\"aux\":{\"ID\":\"sha256:1\"}}")]
    [InlineData("{\"id\":\"moby.buildkit.trace\"}")]
    public void OtherMessagesAreNoSteps(string line)
    {
        Assert.Null(_told.Trace.Read(JsonElement.Parse(line), TimeSpan.Zero));
        Assert.Empty(_told.Trace.Steps);
    }

    [Fact]
    public void WhatABuilderTellsOfWithoutEndIsNotKept()
    {
        const int most = 20_000;
        for (var number = 0; number < most + 10; number++)
        {
            _told.Send(ToldTrace.Vertex($"v{number}", "[1/1] RUN x", number, number + 1));
            _told.SendLog($"v{number}", "x\n");
        }

        Assert.Equal(most, _told.Trace.Steps.Count);
        Assert.Equal(Some.Seconds(most - 1), _told.Trace.Steps[^1].Started);
    }
}
