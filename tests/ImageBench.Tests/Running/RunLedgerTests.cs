using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Running;

namespace ImageBench.Tests.Running;

public class RunLedgerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AVariantNeverBuiltWhereItWasTriedAndNoneOfItsBuildsGaveAnImage(int seed)
    {
        var random = new Random(seed);
        List<BuildRecord> all = [.. Enumerable.Range(1, 60).Select(round => Build(random, round))];
        var ledger = new RunLedger(_ => { }, all[..random.Next(all.Count)]);
        foreach (var record in all.Skip(ledger.Builds.Count))
        {
            ledger.Add(record);

            Assert.All(Keys(), key => Assert.Equal(NeverBuilt(ledger.Builds, key), ledger.NeverBuilt(key)));
        }

        Assert.Contains(Keys(), key => NeverBuilt(all, key));
        Assert.Contains(Keys(), key => !NeverBuilt(all, key));
    }

    [Fact]
    public void WhatStepsPrintedIsKeptOfTheFirstColdBuildOfAVariantAlone()
    {
        BuildRecord[] builds =
        [
            Printing(Some.FailedBuild()),
            Printing(Some.Build(cache: CacheState.Warm)),
            Printing(Some.Build(round: 2)),
            Printing(Some.Build(round: 3)),
            Printing(Some.Build("multi", round: 3)),
            Printing(Some.Build("sizes", cache: CacheState.AsFound)),
        ];
        List<BuildRecord> kept = [];
        var ledger = new RunLedger(kept.Add, []);
        foreach (var build in builds)
            ledger.Add(build);

        Assert.Equal([builds[2].Key, builds[4].Key, builds[5].Key], Told(ledger.Builds));
        Assert.Equal([builds[2].Key, builds[4].Key, builds[5].Key], Told(kept));
        Assert.Equal(builds.Select(build => build.Outcome.StepCounts), ledger.Builds.Select(build => build.Outcome.StepCounts));
    }

    [Fact]
    public void OfARunThatIsGoneOnWithTheyAreKeptAsTheyWere()
    {
        var ledger = new RunLedger(_ => { }, [Printing(Some.Build())]);
        ledger.Add(Printing(Some.Build(round: 2)));
        ledger.Add(Printing(Some.Build("multi", round: 2)));

        Assert.Equal([Some.Key(), Some.Key("multi", round: 2)], Told(ledger.Builds));
    }

    [Fact]
    public void AskingItAfterTenThousandBuildsGoesThroughNoneOfThem() => Assert.InRange(BytesToAsk(after: 10_000), 0, 500);

    // What is gone through is named, and a name takes memory: bytes are counted, since a time would hang on the machine.
    private static long BytesToAsk(int after)
    {
        var ledger = new RunLedger(_ => { }, [.. Enumerable.Range(1, after).Select(round => Some.Build(round: round))]);
        var key = Some.Key(round: after + 1);
        ledger.NeverBuilt(key);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ledger.NeverBuilt(key);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static BuildRecord Printing(BuildRecord build) => build with
    {
        Outcome = build.Outcome with { Steps = [.. build.Outcome.Steps.Select(step => step with { LogTail = ["it works"] })] },
    };

    private static IEnumerable<BuildKey> Told(IEnumerable<BuildRecord> builds) =>
        builds.Where(build => build.Outcome.Steps.Any(step => step.LogTail.Count > 0)).Select(build => build.Key);

    private static bool NeverBuilt(IReadOnlyList<BuildRecord> builds, BuildKey key)
    {
        List<BuildRecord> tried = [.. builds.Where(record => VariantKey.Of(record.Key) == VariantKey.Of(key))];
        return tried.Count > 0 && tried.TrueForAll(record => record.Outcome.ImageId is null);
    }

    private static IEnumerable<BuildKey> Keys() =>
        from variant in (string[])["a", "b", "c", "d"]
        from builder in Enum.GetValues<Builder>()
        select Some.Key(variant, builder: builder);

    // Builds of "a" and "b" fail now and then, those of "c" always; "d" is never tried.
    private static BuildRecord Build(Random random, int round)
    {
        var variant = "abc"[random.Next(3)].ToString();
        var key = Some.Key(variant, CacheState.Cold, round, (Builder)random.Next(2));
        var outcome = Some.Outcome();
        return Some.Build(
            key, variant == "c" || random.Next(2) == 0 ? outcome with { Status = BuildStatus.Failed, ImageId = null } : outcome);
    }
}
