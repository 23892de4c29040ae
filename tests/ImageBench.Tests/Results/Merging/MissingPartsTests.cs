using ImageBench.Model.Nodes;
using ImageBench.Model.Runs;
using ImageBench.Results.Merging;

namespace ImageBench.Tests.Results.Merging;

/// <summary>Which shards and replicates of a run are told to be missing.</summary>
public class MissingPartsTests
{
    [Theory]
    [InlineData("1", 1, 3, 1, "Missing: shard 2/3, shard 3/3. ")]
    [InlineData("1 2 3", 1, 3, 1, null)]
    [InlineData("2", 2, 1, 3, "Missing: replicate 1/3, replicate 3/3. ")]
    public void WhatIsMissingIsNamed(string there, int replicate, int shards, int replicates, string? sentence)
    {
        BenchRun[] parts = [.. there.Split(' ').Select(number => SharedRun.Run("n" + number, "app") with
        {
            Options = Some.Run().Options with
            {
                Shard = shards == 1 ? null : new RunShard(RunPortion.Parse($"{number}/{shards}")!, "x"),
                Replicate = replicates == 1 ? null : new RunPortion(replicate, replicates),
            },
        })];

        Assert.Equal(sentence, MissingParts.Sentence(parts)?.Split("What they were")[0]);
    }

    [Fact]
    public void OfVeryManyOnlyThoseThatAreNamedAreMade()
    {
        var all = RunPortion.Of(1, RunPortion.Most)!;
        var part = SharedRun.Run("n", "app") with
        {
            Options = Some.Run().Options with { Shard = new RunShard(all, "x"), Replicate = all },
        };

        Assert.Contains(
            "shard 21/10000 of replicate 1/10000 and 99999979 more. What they were",
            MissingParts.Sentence([part, part]),
            StringComparison.Ordinal);
    }
}
