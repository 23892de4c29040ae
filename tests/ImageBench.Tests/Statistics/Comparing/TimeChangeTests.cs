using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Statistics.Comparing;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Statistics.Comparing;

public class TimeChangeTests
{
    [Theory]
    [InlineData("session", "session", true)]
    [InlineData("session", "tar", false)]
    // Before there were sessions nothing was told, and all went as tars.
    [InlineData(null, "tar", true)]
    [InlineData(null, "session", false)]
    public void TimesOfBuildsThatGotTheirFilesInTwoWaysHaveNoRatio(string? a, string? b, bool isCompared)
    {
        var change = Assert.Single(TimeChange.Between(Builds(a), Builds(b), paired: false));

        Assert.Equal(isCompared, change.Ratio is not null);
        Assert.Equal(isCompared, change.IsOneWay);
        Assert.NotNull(change.A);
        Assert.NotNull(change.B);
    }

    [Fact]
    public void ThatTheyAreNotComparedIsSaid()
    {
        var (its, other) = (Side("session"), Side("tar"));

        Assert.Contains(
            "The times of go-crud/single (buildkit) are not compared: the builder asked for its files in a session on one side, and was "
                + "sent a tar of all of them on the other (way in builds.csv).",
            ComparisonNotes.Of(Comparison.Between(its, other, isPaired: false, anyway: false)));
        Assert.DoesNotContain(
            ComparisonNotes.Of(Comparison.Between(its, Side("session"), isPaired: false, anyway: false)),
            note => note.Contains("in a session", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cold", true)]
    [InlineData("as-found", false)]
    public void OfALoadedMachineIsToldWhereThereAreTimes(string word, bool isTold)
    {
        var cache = Words.Find<CacheState>(word)!.Value;
        var side = Side("session").Results;
        var loaded = new ComparedRun(
            side with
            {
                Run = side.Run with { Host = side.Run.Host with { Cores = 2, LoadAverage = 9 } },
                Variants = [.. side.Variants.Select(row => cache == CacheState.Cold ? row : row with
                {
                    Times = new Dictionary<CacheState, TimeSummary>(),
                })],
                Builds = [.. side.Builds.Select(build => build with { Key = build.Key with { Cache = cache } })],
            },
            Variant: null);

        Assert.Equal(
            isTold,
            ComparisonNotes.Of(Comparison.Between(loaded, loaded, isPaired: false, anyway: false))
                .Any(note => note.Contains("loaded machine", StringComparison.Ordinal)));
    }

    private static ComparedRun Side(string way) => new(Some.Results(Builds(way).Builds), Variant: null);

    private static VariantBuilds Builds(string? way) => new(
        [.. Enumerable.Range(1, 3).Select(round =>
            Some.Build(
                Some.Key(round: round),
                Some.Outcome(10 + round) with { Way = way is null ? null : Words.Find<BuildWay>(way) },
                round))]);
}
