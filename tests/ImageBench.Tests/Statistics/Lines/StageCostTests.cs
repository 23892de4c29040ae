using ImageBench.Model.Builds;

namespace ImageBench.Tests.Statistics.Lines;

/// <summary>What lines cost where a Dockerfile has several stages, or a variant several builds.</summary>
public class StageCostTests
{
    [Fact]
    public void AStageThatStandsOnAnotherHasTheLayersOfBothAndOneFrom()
    {
        var cost = new CostedDockerfile("FROM a AS base\nRUN one\nFROM base AS test\nRUN test\nFROM base\nRUN two\n")
            .Build(CacheState.Cold, ("[base 1/2] FROM a", 0), ("[base 2/2] RUN one", 1), ("[stage-2 1/1] RUN two", 2))
            .Layers(true, ("ADD a", 5)).Layers(false, ("RUN one", 10), ("RUN two", 20)).Cost();

        Assert.Equal([5L, 10, null, null, null, 20], cost.Lines.Select(line => line.Unpacked?.Bytes));
        Assert.Equal([3], cost.Lines.Where(line => line.IsNeverBuilt).Select(line => line.Part.Line).Take(1));
        Assert.Equal([3, 4], cost.Lines.Where(line => line.IsNeverBuilt).Select(line => line.Part.Line));
    }

    [Fact]
    public void StepsThatTwoStagesBeginWithAreMadeOnceAndTheOtherSaysWhere()
    {
        const string Text = "FROM a AS one\nRUN apt\nRUN x\nFROM a AS two\nRUN apt\nRUN y\nFROM a\n"
            + "COPY --from=one /x /\nCOPY --from=two /y /\n";
        var cost = new CostedDockerfile(Text)
            .Build(CacheState.Cold, ("[two 1/3] FROM a", 0.1), ("[one 2/3] RUN apt", 5), ("[one 3/3] RUN x", 1), ("[two 3/3] RUN y", 1),
                ("[stage-2 2/3] COPY --from=one /x /", 1), ("[stage-2 3/3] COPY --from=two /y /", 1)).Cost();

        Assert.Equal([(1, 4), (5, 2), (7, 4)], cost.Lines.Where(line => line.SharedWith is not null)
            .Select(line => (line.Part.Line, line.SharedWith!.Value)));
        Assert.DoesNotContain(cost.Lines, line => line.IsNeverBuilt);
    }

    [Fact]
    public void OfSeveralBuildsEachHasItsFileAndTheLastOneMakesTheImage()
    {
        var cost = new CostedDockerfile("FROM b\nCOPY app /\n")
            .Build(CacheState.Cold, ("[1/2] FROM a", 1), ("[2/2] RUN make", 8), ("carry /app", 2), ("[1/2] FROM b", 0),
                ("[2/2] COPY app /", 3))
            .Layers(false, ("COPY app /", 9)).Cost("FROM a\nRUN make\n");

        Assert.Equal([1.0, 8], cost.Files[0].Lines.Select(line => line.Cold!.Mean.TotalSeconds));
        Assert.Equal([0.0, 3], cost.Files[1].Lines.Select(line => line.Cold!.Mean.TotalSeconds));
        Assert.Equal(9, cost.Files[1].Lines[1].Unpacked!.Value.Bytes);
        Assert.Equal(2, cost.Builders[CacheState.Cold].Mean.TotalSeconds);
    }

    [Fact]
    public void ATargetLeavesWhatStandsBehindItOut()
    {
        var cost = new CostedDockerfile("FROM a AS one\nRUN x\nFROM a AS two\nRUN y\n", "one")
            .Build(CacheState.Cold, ("[one 1/2] FROM a", 0), ("[one 2/2] RUN x", 1)).Layers(false, ("RUN x", 4)).Cost();

        Assert.Equal([null, 4L, null, null], cost.Lines.Select(line => line.Unpacked?.Bytes));
        Assert.Equal([3, 4], cost.Lines.Where(line => line.IsNeverBuilt).Select(line => line.Part.Line));
    }
}
