using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Remarks;

namespace ImageBench.Tests.Statistics.Remarks;

public class RemarkSentenceTests
{
    private static readonly VariantKey Single = new("go-crud", "single", Builder.BuildKit);

    [Fact]
    public void AllAreWholeSentencesUnderEveryCulture()
    {
        using var culture = new DecimalComma();
        Remark[] all =
        [
            new RunRemark.InterruptedRun(),
            new RunRemark.OnlySizes(),
            new MachineRemark.LoadedHost(1.25, 2),
            new MachineRemark.UnknownLoad(),
            new BuildRemark.FailedBuilds(Single, BuildStatus.Failed, 1, 3),
            new BuildRemark.FailedBuilds(Single, BuildStatus.TimedOut, 2, 3),
            new ImageRemark.FailedCheck(Single),
            new ImageRemark.BrokenBaseline(Single),
            new ImageRemark.OnlyListens(["go-crud"]),
            new ImageRemark.OnlyStarted(["go-crud", "c-http"]),
            new RunRemark.FewRounds(1, 1),
            new RunRemark.FewRounds(4, 5),
            new BuildRemark.SlowFirstRound(Single, CacheState.IncrementalSource, Some.Seconds(30.5), Some.Seconds(11), 1),
            new EngineRemark.SharedEngineCold(),
            new EngineRemark.BuiltByPodman(),
            new EngineRemark.BuiltByItself(IsStarted: true),
            new EngineRemark.BuiltByItself(IsStarted: false),
            new BuildRemark.InvalidBuilds(Single, CacheState.Warm, 1, 3, "in a warm build the step 'RUN x' ran"),
            new BuildRemark.InvalidBuilds(Single, CacheState.IncrementalSource, 3, 3, "nothing ran"),
            new MachineRemark.RisingLoad(6.5, 2),
            new BuildRemark.SentAsTar(2, 6),
            new BuildRemark.RegistriesAsked(2, 6, Single, 0.25),
            new SkipRemark.UnbuildableVariant(
                new SkippedVariant(
                    Single with { Builder = Builder.Classic },
                    "Dockerfile.single:4 has RUN --mount, which only BuildKit knows; build it with --builder buildkit")),
            new SkipRemark.ChangeNotSent(
                [
                    new IgnoredChange("go-crud", "multi", CacheState.IncrementalSource, "notes.sql"),
                    new IgnoredChange("go-crud", "slim", CacheState.IncrementalSource, "notes.sql"),
                ]),
            new SkipRemark.UnmeasuredState(
                [
                    new SkippedState("go-crud", "single", CacheState.IncrementalSource, "why"),
                    new SkippedState("go-crud", "multi", CacheState.IncrementalSource, "why"),
                ]),
        ];

        Assert.Empty(
            typeof(Remark).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Remark)) && !type.IsAbstract)
                .Except(all.Select(remark => remark.GetType())));
        Approved.Matches("Statistics/Approved/remarks.txt", string.Join('\n', all.Select(remark => remark.Sentence)) + "\n");
    }
}
