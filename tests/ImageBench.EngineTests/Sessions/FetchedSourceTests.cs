using ImageBench.EngineTests.Stage;
using ImageBench.Model.Builds;
using ImageBench.Running;

namespace ImageBench.EngineTests.Sessions;

/// <summary>
/// ADD of an address: in each build the builder asks that server whether it has something else now, under the name of the step. Only where
/// it has does the step run again.
/// </summary>
[Collection(BothEnginesCollection.Name)]
public class FetchedSourceTests(TestEngine installed, NewerEngine newer)
{
    [Theory]
    [InlineData(BothEnginesCollection.Installed)]
    [InlineData(BothEnginesCollection.Newer)]
    public async Task ABuildThatOnlyAsksIsWarmAndOneThatFindsSomethingElseIsNot(string name)
    {
        var engine = await BothEnginesCollection.Start(name, installed, newer);
        await using var source = new FetchedSource();
        await using var bench = new SessionBench(engine)
            .With("Dockerfile", $"FROM imagebench/busybox\nADD {source.Address}file /file\nRUN cat /file > /copy\n");
        var cold = await bench.Build();

        var warm = await bench.Build();
        source.Content = Guid.NewGuid().ToString();
        var changed = await bench.Build();

        Assert.Null(Validity.Flaw(CacheState.Cold, cold.Steps, changeIsIgnored: false));
        Assert.Null(Validity.Flaw(CacheState.Warm, warm.Steps, changeIsIgnored: false));
        Assert.Contains("ran, though nothing had changed", Validity.Flaw(CacheState.Warm, changed.Steps, changeIsIgnored: false)!,
            StringComparison.Ordinal);
        Assert.Equal(source.Content, await bench.Read(changed, "/copy"));
        Assert.Equal(3, StepCounts.Of(warm.Steps)!.Total);
    }
}
