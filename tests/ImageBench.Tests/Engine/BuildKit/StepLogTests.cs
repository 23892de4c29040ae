namespace ImageBench.Tests.Engine.BuildKit;

/// <summary>What is kept of what the steps of a build print.</summary>
public class StepLogTests
{
    private readonly ToldTrace _told = new();

    [Fact]
    public void TheLogOfTheStepThatFailedIsKeptAndNotThatOfItsNeighbours()
    {
        _told.Send(ToldTrace.Vertex("a", "[a 2/2] RUN sleep", 1), ToldTrace.Vertex("b", "[b 2/2] RUN false", 1));
        _told.SendLog("a", "working\n");
        _told.SendLog("b", "main.go:7: unde");
        _told.SendLog("a", "still working\n");
        _told.SendLog("b", "fined: x\n");
        _told.Send(
            ToldTrace.Vertex("b", "[b 2/2] RUN false", 1, 2, error: "exit code: 1"),
            ToldTrace.Vertex("a", "[a 2/2] RUN sleep", 1, 2, error: "context canceled"));

        Assert.Equal(["main.go:7: undefined: x"], _told.Trace.LogTail);
    }

    [Fact]
    public void WithoutAFailedStepTheLogOfAllIsKept()
    {
        _told.SendLog("a", "one\n");
        _told.SendLog("b", "two\n");

        Assert.Equal(["one", "two"], _told.Trace.LogTail);
    }

    [Fact]
    public void EachStepHasWhatItPrintedItself()
    {
        _told.Send(
            ToldTrace.Vertex("a", "[a 2/2] RUN x", 1, 3),
            ToldTrace.Vertex("b", "[b 2/2] RUN y", 1, 2),
            ToldTrace.Vertex("c", "[b 1/2] COPY . .", 0, 1));
        _told.SendLog("a", "of a, fir");
        _told.SendLog("b", "of b\n");
        _told.SendLog("a", "st\n\e[31mof a, second\e[0m\n");

        Assert.Equal([["of a, first", "of a, second"], ["of b"], []], _told.Trace.Steps.Select(step => step.LogTail));
    }
}
