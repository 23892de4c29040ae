using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Statistics.Intervals;
using ImageBench.Statistics.Nodes;

namespace ImageBench.Tests.Statistics.Nodes;

public class NodeMeanTests
{
    // Student's t at 0.975 with 2 degrees of freedom, from the tables.
    private const double T2 = 4.302653;

    [Fact]
    public void WhereMachinesDifferByMoreThanTheirRoundsItIsThePlainMeanOfMachinesWithItsOwnInterval()
    {
        var mean = NodeMean.Of([Node(-0.3, 0.01), Node(-0.2, 0.01), Node(-0.1, 0.01)]);

        var half = T2 * 0.1 / Math.Sqrt(3);
        Assert.Equal(Math.Exp(-0.2), mean.Ratio.Value, 6);
        Assert.Equal(Math.Exp(-0.2 - half), mean.Ratio.Low!.Value, 5);
        Assert.Equal(Math.Exp(-0.2 + half), mean.Ratio.High!.Value, 5);
        Assert.Equal(Math.Sqrt(0.01 - 0.0001), mean.Between!.Value, 6);
    }

    [Fact]
    public void WhereTheyAgreeByChanceTheIntervalIsNotNarrowerThanTheirRoundsMakeIt()
    {
        var mean = NodeMean.Of([Node(-0.2, 0.05), Node(-0.2, 0.05), Node(-0.2, 0.05)]);

        Assert.Equal(0, mean.Between);
        Assert.Equal(Math.Exp(-0.2 + (T2 * 0.05 / Math.Sqrt(3))), mean.Ratio.High!.Value, 5);
    }

    // Worked out by hand from the formulas of DerSimonian and Laird, and of Hartung and Knapp.
    [Fact]
    public void OfMachinesThatScatterDifferentlyTheSureOnesWeighMore()
    {
        var mean = NodeMean.Of([Node(Math.Log(0.8), 0.02), Node(Math.Log(0.85), 0.03), Node(Math.Log(0.95), 0.05)]);

        Assert.Equal(0.855502, mean.Ratio.Value, 6);
        Assert.Equal(0.694746, mean.Ratio.Low!.Value, 5);
        Assert.Equal(1.053454, mean.Ratio.High!.Value, 5);
        Assert.Equal(0.066388, mean.Between!.Value, 6);
        Assert.Equal(0.301255, mean.Elsewhere!.Low!.Value, 4);
        Assert.Equal(2.429446, mean.Elsewhere!.High!.Value, 3);
    }

    [Fact]
    public void MachinesOfOneRoundWeighAlike()
    {
        var mean = NodeMean.Of([Node(-0.3, null), Node(-0.2, 0.0001), Node(-0.1, null)]);

        Assert.Equal(Math.Exp(-0.2), mean.Ratio.Value, 6);
        Assert.Equal(Math.Exp(-0.2 - (T2 * 0.1 / Math.Sqrt(3))), mean.Ratio.Low!.Value, 5);
        Assert.Null(mean.Between);
    }

    [Fact]
    public void OneMachineHasWhatItsOwnRoundsGive()
    {
        var only = NodeRatio.Paired("a", Times(1.0, 1.1, 0.9), Times(2.0, 2.2, 2.1))!;

        Assert.Equal((only.Ratio, 1), (NodeMean.Of([only]).Ratio, NodeMean.Of([only]).Nodes));
    }

    [Fact]
    public void ItHoldsOnTheMachinesThatShowItByTheirOwnRounds()
    {
        var slower = NodeRatio.Paired("c", Times(3.0, 3.1, 3.2), Times(2.0, 2.2, 2.1))!;
        var noisy = NodeRatio.Paired("d", Times(1.0, 4.0, 2.0), Times(2.0, 2.2, 2.1))!;
        NodeRatio[] faster = [.. "abe".Select(name => NodeRatio.Paired($"{name}", Times(1.0, 1.1, 1.0), Times(2.0, 2.2, 2.1))!)];

        Assert.Equal((5, 3), (NodeMean.Of([.. faster, slower, noisy]).Nodes, NodeMean.Of([.. faster, slower, noisy]).HoldsOn));
        Assert.Equal(Verdict.Faster, NodeMean.Of(faster).Ratio.Verdict);
        Assert.Equal(3, NodeMean.Of(faster).HoldsOn);
    }

    [Fact]
    public void WhereItIsNotShownOverAllItIsSaidOnHowManyItIs()
    {
        var noisy = NodeRatio.Paired("d", Times(1.0, 4.0, 2.0), Times(2.0, 2.2, 2.1))!;
        var faster = NodeRatio.Paired("a", Times(1.0, 1.1, 1.0), Times(2.0, 2.2, 2.1))!;

        Assert.Equal("none of 2 machines shows one by itself", Finding(noisy, noisy));
        Assert.Equal("1 of 2 machines shows one by itself", Finding(noisy, faster));
        Assert.Equal("holds on 3 of 3 machines", Finding(faster, faster, faster));
    }

    // A machine's interval, given back as the error that it was made of.
    [Fact]
    public void AMachinesErrorIsThatOfItsInterval()
    {
        var ratio = NodeRatio.Paired("a", Times(1.0, 1.1, 0.9), Times(2.0, 2.2, 2.1))!;

        Assert.Equal(Math.Log(ratio.Ratio.High!.Value) - ratio.Logarithm, T2 * ratio.Error!.Value, 5);
    }

    // Of 2,000 made-up runs on four machines whose truth differs, the interval holds the mean of all machines in most: at a normal one it
    // would be about 85 %.
    [Fact]
    public void ItsIntervalHoldsTheTruthAboutAsOftenAsItSays()
    {
        var random = new Random(3);
        var held = Enumerable.Range(0, 2000).Count(_ =>
        {
            var nodes = Enumerable.Range(0, 4).Select(_ => Node(-0.1 + (0.1 * Normal(random)) + (0.03 * Normal(random)), 0.03));
            return NodeMean.Of([.. nodes]).Ratio is { Low: { } low, High: { } high } && low <= Math.Exp(-0.1) && Math.Exp(-0.1) <= high;
        });

        Assert.InRange(held, 1860, 1960);
    }

    private static string Finding(params NodeRatio[] ratios) =>
        new NodeComparison(new VariantKey("shop", "small", Builder.BuildKit), CacheState.Cold, ratios, NodeMean.Of(ratios)).Finding;

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static NodeRatio Node(double logarithm, double? error) => new("n", 5, logarithm, error);

    private static Sample Times(params double[] seconds) =>
        new(seconds.Index().ToDictionary(time => time.Index + 1, time => TimeSpan.FromSeconds(time.Item)));
}
