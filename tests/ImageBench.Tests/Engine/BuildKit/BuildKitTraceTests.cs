using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using ImageBench.Engine.BuildKit;
using ImageBench.Engine.BuildKit.Protos;
using ImageBench.Engine.Wire;

namespace ImageBench.Tests.Engine.BuildKit;

public class BuildKitTraceTests
{
    private readonly BuildKitTrace _trace = new();

    [Fact]
    public void TheLastMessageOfAVertexWins()
    {
        Send(Vertex("a", "[1/2] FROM x"));
        Send(Vertex("b", "[2/2] RUN y", 1));
        Send(Vertex("b", "[2/2] RUN y", 1, 3, cached: true));

        Assert.Equal(["[1/2] FROM x", "[2/2] RUN y"], _trace.Steps.Select(step => step.Name));
        Assert.Equal((true, Some.Seconds(2)), (_trace.Steps[1].Cached, _trace.Steps[1].Duration));
    }

    [Fact]
    public void AResultOfAnImportedCacheThatIsFetchedLaterIsCached()
    {
        Send(Vertex("a", "[2/2] RUN y", 1, 1, cached: true));
        Send(Vertex("a", "[2/2] RUN y", 2, 5));

        Assert.Equal((true, Some.Seconds(3)), (_trace.Steps[0].Cached, _trace.Steps[0].Duration));
    }

    [Theory]
    [InlineData("", "it runs after all\n")]
    [InlineData("exit code: 1", "")]
    public void OneThatIsGoneSoThatItsStepRunsIsNot(string error, string line)
    {
        Send(Vertex("a", "[2/2] RUN y", 1, 1, cached: true));
        Send(Vertex("a", "[2/2] RUN y", 2, 5, error: error));
        if (line.Length > 0)
            SendLog("a", line);

        Assert.False(_trace.Steps[0].Cached);
    }

    [Fact]
    public void StepsStayInTheOrderInWhichTheyWereNamed()
    {
        Send(Vertex("a", "[build 1/1] FROM x"), Vertex("b", "[run 1/1] FROM y"));
        Send(Vertex("b", "[run 1/1] FROM y", 5, 6));
        Send(Vertex("a", "[build 1/1] FROM x", 7, 9));

        Assert.Equal(["build", "run"], _trace.Steps.Select(step => step.Stage));
        Assert.Equal([Some.Seconds(2), TimeSpan.Zero], _trace.Steps.Select(step => step.Started));
    }

    [Fact]
    public void AStepIsToldWhenItStartsAndNotAgain()
    {
        Assert.Null(Send(Vertex("a", "[1/1] FROM x")));
        Assert.Equal("[1/1] FROM x", Send(Vertex("a", "[1/1] FROM x", 1)));
        Assert.Null(Send(Vertex("a", "[1/1] FROM x", 1, 2)));
        Assert.Null(Send(Vertex("a", "[1/1] FROM x", 3)));
    }

    [Fact]
    public void VisitsOfOneVertexAddUpWithoutThePauseBetween()
    {
        Send(Vertex("a", "[internal] load remote build context", 1, 4));
        Send(Vertex("a", "[internal] load remote build context", 10, 11));

        Assert.Equal(Some.Seconds(4), _trace.Spans.Upload);
        Assert.Equal(Some.Seconds(10), _trace.Spans.Solve);
    }

    [Theory]
    [InlineData(long.MaxValue, 0)]
    [InlineData(0, int.MaxValue)]
    [InlineData(-62135596801, 0)]
    public void ATimeThatIsNoneIsNotTold(long seconds, int nanoseconds)
    {
        var vertex = Vertex("a", "[99999999999/1] RUN x", 1, 2);
        vertex.Completed = new Timestamp { Seconds = seconds, Nanos = nanoseconds };

        Send(vertex);

        var step = Assert.Single(_trace.Steps);
        Assert.Equal((null, null, "[99999999999/1] RUN x"), (step.Duration, step.Number, step.Instruction));
    }

    [Fact]
    public void AVertexThatNeverEndedHasNoDurationAndNoSpan()
    {
        Send(Vertex("a", "[1/2] FROM x", 1, 2), Vertex("b", "[2/2] RUN sleep", 2));

        Assert.Null(_trace.Steps[1].Duration);
        Assert.Equal(Some.Seconds(1), _trace.Steps[1].Started);
        Assert.Equal(Some.Seconds(1), _trace.Spans.Solve);
    }

    [Fact]
    public void OfABuildThatNeverStartedNothingIsKnown()
    {
        Send(Vertex("a", "[1/1] FROM x"));

        Assert.Equal(BuildSpans.Untold, _trace.Spans);
        Assert.Null(_trace.Steps[0].Started);
    }

    [Fact]
    public void ExportingIsNoPartOfSolving()
    {
        Send(Vertex("a", "[1/1] FROM x", 1, 5), Vertex("e", "exporting to image", 5, 20));

        Assert.Equal(new BuildSpans(Some.Seconds(4), Some.Seconds(15), null), _trace.Spans);
    }

    [Fact]
    public void TheLogOfTheStepThatFailedIsKeptAndNotThatOfItsNeighbours()
    {
        Send(Vertex("a", "[a 2/2] RUN sleep", 1), Vertex("b", "[b 2/2] RUN false", 1));
        SendLog("a", "working\n");
        SendLog("b", "main.go:7: unde");
        SendLog("a", "still working\n");
        SendLog("b", "fined: x\n");
        Send(
            Vertex("b", "[b 2/2] RUN false", 1, 2, error: "exit code: 1"),
            Vertex("a", "[a 2/2] RUN sleep", 1, 2, error: "context canceled"));

        Assert.Equal(["main.go:7: undefined: x"], _trace.LogTail);
    }

    [Fact]
    public void WithoutAFailedStepTheLogOfAllIsKept()
    {
        SendLog("a", "one\n");
        SendLog("b", "two\n");

        Assert.Equal(["one", "two"], _trace.LogTail);
    }

    [Fact]
    public void EachStepHasWhatItPrintedItself()
    {
        Send(Vertex("a", "[a 2/2] RUN x", 1, 3), Vertex("b", "[b 2/2] RUN y", 1, 2), Vertex("c", "[b 1/2] COPY . .", 0, 1));
        SendLog("a", "of a, fir");
        SendLog("b", "of b\n");
        SendLog("a", "st\n\e[31mof a, second\e[0m\n");

        Assert.Equal([["of a, first", "of a, second"], ["of b"], []], _trace.Steps.Select(step => step.LogTail));
    }

    [Theory]
    [InlineData("{\"stream\":\"Step 1/2 : FROM x\"}")]
    [InlineData("{\"id\":\"moby.image.id\",\"aux\":{\"ID\":\"sha256:1\"}}")]
    [InlineData("{\"id\":\"moby.buildkit.trace\"}")]
    public void OtherMessagesAreNoSteps(string line)
    {
        Assert.Null(_trace.Read(JsonElement.Parse(line), TimeSpan.Zero));
        Assert.Empty(_trace.Steps);
    }

    [Fact]
    public void WhatABuilderTellsOfWithoutEndIsNotKept()
    {
        const int most = 20_000;
        for (var number = 0; number < most + 10; number++)
        {
            Send(Vertex($"v{number}", "[1/1] RUN x", number, number + 1));
            SendLog($"v{number}", "x\n");
        }

        Assert.Equal(most, _trace.Steps.Count);
        Assert.Equal(Some.Seconds(most - 1), _trace.Steps[^1].Started);
    }

    private static Vertex Vertex(
        string digest, string name, int? started = null, int? completed = null, bool cached = false, string error = "") => new()
        {
            Digest = digest,
            Name = name,
            Started = started is { } start ? Timestamp.FromDateTimeOffset(Some.Time.AddSeconds(start)) : null,
            Completed = completed is { } end ? Timestamp.FromDateTimeOffset(Some.Time.AddSeconds(end)) : null,
            Cached = cached,
            Error = error,
        };

    private string? Send(params Vertex[] vertexes)
    {
        var response = new StatusResponse();
        response.Vertexes.AddRange(vertexes);
        return Send(response);
    }

    private void SendLog(string vertex, string text) =>
        Send(new StatusResponse { Logs = { new VertexLog { Vertex = vertex, Msg = ByteString.CopyFromUtf8(text) } } });

    private string? Send(StatusResponse response) => _trace.Read(
        JsonSerializer.SerializeToElement(new { id = "moby.buildkit.trace", aux = Convert.ToBase64String(response.ToByteArray()) }),
        TimeSpan.Zero);
}
