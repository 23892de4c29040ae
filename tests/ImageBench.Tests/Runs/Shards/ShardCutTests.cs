using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Nodes;
using ImageBench.Runs.Shards;

namespace ImageBench.Tests.Runs.Shards;

public class ShardCutTests
{
    [Fact]
    public void TheLongestIsSharedOutFirstAndTheShardWithLeastTakesTheNext()
    {
        var cut = ShardCut.Of(["a", "b", "c", "d", "e"], [1, 9, 4, 4, 2], 2);

        // b; then c, d to the other, then e there too since 8 < 9, then a.
        Assert.Equal([1, 1, 2, 2, 2], cut.Numbers);
    }

    [Fact]
    public void EqualWeightsAreSharedOutByName() =>
        Assert.Equal([2, 1, 1, 2], ShardCut.Of(["d", "c", "a", "b"], [1, 1, 1, 1], 2).Numbers);

    [Fact]
    public void EveryScenarioIsInExactlyOneShardAndNoneIsEmpty()
    {
        var random = new Random(5);
        for (var trial = 0; trial < 200; trial++)
        {
            var names = Names(random.Next(1, 40));
            var count = random.Next(1, names.Count + 1);
            double[] weights = [.. names.Select(_ => Math.Exp(3 * random.NextDouble()))];
            var cut = ShardCut.Of(names, weights, count);

            var shards = Enumerable.Range(1, count).Select(number => cut.Take(names, new RunPortion(number, count))).ToList();
            Assert.All(shards, Assert.NotEmpty);
            Assert.Equal(names.Order(), shards.SelectMany(shard => shard).Order());
            // Graham's bound of any list: the mean, and what the last one adds.
            var longest = shards.Max(shard => shard.Sum(name => weights[names.IndexOf(name)]));
            Assert.True(longest <= (weights.Sum() / count) + (weights.Max() * (1 - (1.0 / count))) + 1e-9);
        }
    }

    [Fact]
    public void IsTheSameInWhateverOrderTheScenariosAreFound()
    {
        var names = Names(30);
        double[] weights = [.. names.Select((_, place) => 1.0 + (place % 7))];
        var order = names.Index().ToArray();
        new Random(1).Shuffle(order);

        var cut = ShardCut.Of(names, weights, 4);
        var other = ShardCut.Of([.. order.Select(item => item.Item)], [.. order.Select(item => weights[item.Index])], 4);

        Assert.Equal(cut.Digest, other.Digest);
        Assert.Equal(order.Select(item => cut.Numbers[item.Index]), other.Numbers);
        Assert.NotEqual(cut.Digest, ShardCut.Of(names, weights, 5).Digest);
    }

    [Fact]
    public void MoreShardsThanScenariosAreRefused()
    {
        var fault = Assert.Throws<Fault>(() => ShardCut.Of(["a", "b"], [1, 1], 3));

        Assert.Equal(
            (ExitCode.BadInput, "There are 2 scenarios, so 3 shards would leave some empty: give --shard with at most 2, such as 1/2."),
            (fault.ExitCode, fault.Message));
    }

    private static List<string> Names(int count) =>
        [.. Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"s{number:00}"))];
}
