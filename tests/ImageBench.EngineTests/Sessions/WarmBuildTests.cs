using ImageBench.EngineTests.Stage;
using ImageBench.Model.Builds;
using ImageBench.Running;

namespace ImageBench.EngineTests.Sessions;

/// <summary>What a Dockerfile may hold and is made once: a second build finds all of it in the cache, and is seen to.</summary>
[Collection(BothEnginesCollection.Name)]
public class WarmBuildTests(TestEngine installed, NewerEngine newer)
{
    [Theory]
    [InlineData("COPY --link a /a\nCOPY --link a b /d/")]
    [InlineData("COPY <<one <<two /here/\nx\none\ny\ntwo")]
    [InlineData("RUN <<EOF\necho x > /x\nEOF")]
    [InlineData("WORKDIR /w\nADD a b ./")]
    [InlineData("COPY --from=imagebench/busybox /bin/busybox /b")]
    [InlineData("RUN --mount=type=cache,target=/c --mount=type=bind,from=imagebench/busybox,target=/m ls /c /m > /x")]
    [InlineData("FROM scratch\nCOPY --from=0 /a /a\nADD --chmod=755 b /b")]
    public async Task NothingRunsASecondTime(string instructions)
    {
        var engine = await BothEnginesCollection.Start(BothEnginesCollection.Newer, installed, newer);
        await using var bench = new SessionBench(engine)
            .With("Dockerfile", $"FROM imagebench/busybox\nCOPY a /a\n{instructions}\n")
            .With("a", Guid.NewGuid().ToString())
            .With("b", "b");
        var first = await bench.Build();

        var second = await bench.Build();

        Assert.NotNull(Validity.Flaw(CacheState.Warm, first.Steps, changeIsIgnored: false));
        Assert.Null(Validity.Flaw(CacheState.Warm, second.Steps, changeIsIgnored: false));
    }
}
