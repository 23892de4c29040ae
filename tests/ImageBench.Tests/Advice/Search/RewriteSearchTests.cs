using ImageBench.Advice.Search;
using ImageBench.Statistics.Judging;

namespace ImageBench.Tests.Advice.Search;

public class RewriteSearchTests
{
    private const long Least = 100;

    [Fact]
    public void EachIsTriedByItselfThenAllThatPayTogether()
    {
        var search = new RewriteSearch(["a", "b", "c"], _ => Least);

        var asked = Run(search, names => new TriedSet(names, true, names.Sum(name => name switch { "a" => 1000, "c" => 5000, _ => 0 })));

        Assert.Equal(["a", "b", "c", "a+c"], asked);
        Assert.Equal(["a", "c"], search.Best);
    }

    [Fact]
    public void WhatCanSaveTheMostIsTriedFirstAndAppliedInItsOwnPlace()
    {
        var search = new RewriteSearch(["a", "b", "c"], _ => Least, ["c", "a", "b"]);

        var asked = Run(search, names => new TriedSet(names, true, 1000 * names.Count));

        Assert.Equal(["c", "a", "b", "a+b+c"], asked);
    }

    [Fact]
    public void OneThatBreaksTheImageIsLeftOut()
    {
        var search = new RewriteSearch(["a", "b"], _ => Least);

        var asked = Run(search, names => new TriedSet(names, !names.Contains("b"), 5000));

        Assert.Equal(["a", "b"], asked);
        Assert.Equal(["a"], search.Best);
    }

    [Fact]
    public void WhereAllTogetherBreakTheBestGrowsByWhatStillWorks()
    {
        var search = new RewriteSearch(["a", "b", "c"], _ => Least);

        var asked = Run(search, names => new TriedSet(
            names,
            !(names.Contains("a") && names.Contains("c")),
            names.Sum(name => name switch { "a" => 1000, "b" => 3000, _ => 2000 })));

        Assert.Equal(["a", "b", "c", "a+b+c", "b+c"], asked);
        Assert.Equal(["b", "c"], search.Best);
    }

    [Fact]
    public void WhatSavesNothingBesideAnotherHasNoPlace()
    {
        // A small runtime stage does without what the clean-up removed.
        var search = new RewriteSearch(["clean", "stage", "strip"], _ => Least);

        var asked = Run(search, names => new TriedSet(
            names,
            true,
            (names.Contains("stage") ? 50_000 : names.Contains("clean") ? 8_000 : 0) + (names.Contains("strip") ? 1_000 : 0)));

        Assert.Equal(["clean", "stage", "strip", "clean+stage+strip", "clean+stage", "stage+strip"], asked);
        Assert.Equal(
            [RewriteFate.NoGainBesides, RewriteFate.Kept, RewriteFate.Kept],
            ((string[])["clean", "stage", "strip"]).Select(search.FateOf));
        Assert.Equal(["stage", "strip"], search.Best);
    }

    [Fact]
    public void WhatIsNothingOfALargeImageCountsInASmallOneThatIsLeftOfIt()
    {
        const long size = 100_000;
        var search = new RewriteSearch(["strip", "stage"], saved => (size - saved) / 100);

        var asked = Run(search, names => new TriedSet(
            names, true, (names.Contains("stage") ? 98_000 : 0) + (names.Contains("strip") ? 500 : 0)));

        Assert.Equal(["strip", "stage", "strip+stage"], asked);
        Assert.Equal(["strip", "stage"], search.Best);
        Assert.Equal(98_500, search.BestSet!.SavedBytes);
    }

    [Fact]
    public void OneThatMakesABuildFasterIsKeptBesideOneThatSavesBytes()
    {
        var search = new RewriteSearch(["fast", "small"], _ => Least);

        Run(search, names => new TriedSet(names, true, names.Contains("small") ? 5000 : 0) { IsFaster = names.Contains("fast") });

        Assert.Equal(["fast", "small"], search.Best);
    }

    [Fact]
    public void OneThatMakesABuildFasterIsKeptBesideOneThatSavesTheSameBytesAndMore()
    {
        // A small runtime stage does without what a cache of the builder holds.
        var search = new RewriteSearch(["mount", "stage"], _ => Least);

        Run(search, names => new TriedSet(names, true, names.Contains("stage") ? 50_000 : 8_000) { IsFaster = names.Contains("mount") });

        Assert.Equal(["mount", "stage"], search.Best);
    }

    [Fact]
    public void OfTwoThatSaveTheSameBytesTheOneThatMakesABuildFasterIsKept()
    {
        // What is cleaned away has no place in a cache.
        var search = new RewriteSearch(["clean", "mount"], _ => Least);

        Run(search, names => new TriedSet(names, true, 8_000)
        {
            IsFaster = names.Contains("mount"),
            Idle = names.Count == 2 ? ["mount"] : [],
        });

        Assert.Equal(["mount"], search.Best);
        Assert.Equal([RewriteFate.NoGainBesides, RewriteFate.Kept], ((string[])["clean", "mount"]).Select(search.FateOf));
    }

    [Fact]
    public void WhatHasNoPlaceBesideTheOthersIsNotToldAsKept()
    {
        var search = new RewriteSearch(["first", "then"], _ => Least);

        Run(search, names => new TriedSet(names, true, names.Contains("first") ? 8_000 : 0)
        {
            IsFaster = names.Contains("then"),
            Idle = names.Count == 2 ? ["then"] : [],
        });

        Assert.Equal(["first"], search.Best);
        Assert.Equal([RewriteFate.Kept, RewriteFate.NoGainBesides], ((string[])["first", "then"]).Select(search.FateOf));
    }

    [Fact]
    public void ASlowerBuildIsNotPaidForWithBytes()
    {
        var search = new RewriteSearch(["slow"], _ => Least);

        Run(search, names => new TriedSet(names, true, 5000) { IsSlower = true });

        Assert.Empty(search.Best);
    }

    [Fact]
    public void WhatIsLearntAnewOfASetCountsAndTheRestIsAskedForTogetherAgain()
    {
        var search = new RewriteSearch(["a", "b", "c"], _ => Least);
        Run(search, names => new TriedSet(names, true, 1000 * names.Count));
        Assert.Equal(["a", "b", "c"], search.Best);

        foreach (var set in search.Tried.Where(set => set.Names.Contains("c")).ToList())
            search.Learn(set with { IsSlower = true });

        Assert.Equal(["a", "b"], search.Next());
        search.Learn(new TriedSet(["a", "b"], true, 2000));
        Assert.Null(search.Next());
        Assert.Equal(["a", "b"], search.Best);
    }

    [Fact]
    public void ASearchThatIsEndedEarlyKnowsItsBest()
    {
        var search = new RewriteSearch(["a", "b", "c"], _ => Least);
        search.Learn(new TriedSet(["a"], true, 1000));
        search.Learn(new TriedSet(["b"], true, 3000));

        Assert.Equal(["b"], search.Best);
        Assert.Equal(
            [RewriteFate.NotCombined, RewriteFate.Kept, RewriteFate.NotTried], ((string[])["a", "b", "c"]).Select(search.FateOf));
        Assert.Equal(1, search.Left);
        Assert.Equal(["c"], search.Next());
    }

    [Fact]
    public void WhatPaysSoFarCanBeBuiltTogetherBeforeTheRestIsTried()
    {
        var search = new RewriteSearch(["a", "b", "c", "d"], _ => Least);
        search.Learn(new TriedSet(["c"], true, 1000));
        Assert.Null(search.Together);

        search.Learn(new TriedSet(["a"], true, 3000));
        Assert.Equal(["a", "c"], search.Together);

        search.Learn(new TriedSet(["a", "c"], true, 4000));
        Assert.Null(search.Together);
        Assert.Equal(["a", "c"], search.Best);
        Assert.Equal(RewriteFate.NotTried, search.FateOf("b"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    public void ItEndsWhateverIsFound(int count)
    {
        var names = Enumerable.Range(0, count).Select(number => $"r{number}").ToList();
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var search = new RewriteSearch(names, _ => Least);

            var asked = Run(search, set => new TriedSet(set, random.Next(5) > 0, random.Next(-1000, 10_000))
            {
                IsFaster = random.Next(4) == 0,
                IsSlower = random.Next(9) == 0,
            });

            Assert.Equal(asked.Count, asked.Distinct().Count());
            Assert.True(asked.Count <= 2 * count, $"{asked.Count} builds for {count} rewrites");
            Assert.True(search.Best.Count == 0 || search.Tried.Any(set => set.Names.SequenceEqual(search.Best) && set.Pays(Least)));
        }
    }

    private static List<string> Run(RewriteSearch search, Func<IReadOnlyList<string>, TriedSet> build)
    {
        List<string> asked = [];
        while (search.Next() is { } names)
        {
            asked.Add(string.Join('+', names));
            search.Learn(build(names));
        }

        return asked;
    }
}
