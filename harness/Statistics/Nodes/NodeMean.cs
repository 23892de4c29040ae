using ImageBench.Model.Runs;
using ImageBench.Statistics.Intervals;

namespace ImageBench.Statistics.Nodes;

/// <summary>
/// What one time over another comes to over several machines: the random-effects mean of the logarithms of their ratios. What machines
/// differ in, beyond what their rounds scatter, is estimated after DerSimonian and Laird (1986), which has a closed form, so that the same
/// rows give the same bytes; the interval is Hartung and Knapp's (2001), Student's t over the machines, since the usual normal one is far
/// too narrow for the three or five machines that people have (IntHout, Ioannidis and Borm, 2014). It is never narrower than the machines'
/// own scatter makes it (Knapp and Hartung, 2003: few machines can agree by chance). Where a machine has one round only, and so no spread,
/// all weigh alike, and the interval is that of the plain mean over machines, which needs none.
/// </summary>
internal sealed record NodeMean(Ratio Ratio, int Nodes, int HoldsOn)
{
    private const double UpperShare = 0.975;

    /// <summary>The standard deviation of the machines' true logarithms; null: it cannot be told apart from what rounds scatter.</summary>
    public double? Between { get; init; }

    /// <summary>
    /// The 95 % interval of what one more machine would show (Higgins, Thompson and Spiegelhalter, 2009); null of fewer than three
    /// machines.
    /// </summary>
    public Ratio? Elsewhere { get; init; }

    /// <summary>Of one machine or more. One has what its own rounds give.</summary>
    public static NodeMean Of(IReadOnlyList<NodeRatio> ratios)
    {
        if (ratios is [var only])
            return new NodeMean(only.Ratio, 1, only.Ratio.Verdict is Verdict.Faster or Verdict.Slower ? 1 : 0);
        double[] values = [.. ratios.Select(ratio => ratio.Logarithm)];
        double[]? variances = ratios.All(ratio => ratio.Error is > 0) ? [.. ratios.Select(ratio => Square(ratio.Error!.Value))] : null;
        var between = variances is null ? (double?)null : BetweenVariance(values, variances);
        double[] weights = [.. values.Select((_, place) => variances is null ? 1 : 1 / (variances[place] + between!.Value))];
        var sum = weights.Sum();
        var mean = values.Zip(weights, (value, weight) => value * weight).Sum() / sum;
        var scatter = values.Zip(weights, (value, weight) => weight * Square(value - mean)).Sum() / (values.Length - 1);
        var error = Math.Sqrt((variances is null ? scatter : Math.Max(1, scatter)) / sum);
        var half = Student.Quantile(UpperShare, values.Length - 1) * error;
        return new NodeMean(Interval(mean, half), values.Length, ratios.Count(ratio => Holds(ratio.Ratio, mean)))
        {
            Between = between is { } square ? Math.Sqrt(square) : null,
            Elsewhere = between is { } spread && values.Length > 2
                ? Interval(mean, Student.Quantile(UpperShare, values.Length - 2) * Math.Sqrt(spread + Square(error)))
                : null,
        };
    }

    // The method of moments: what Cochran's Q is above its expectation.
    private static double BetweenVariance(double[] values, double[] variances)
    {
        double[] weights = [.. variances.Select(variance => 1 / variance)];
        var sum = weights.Sum();
        var mean = values.Zip(weights, (value, weight) => value * weight).Sum() / sum;
        var q = values.Zip(weights, (value, weight) => weight * Square(value - mean)).Sum();
        var scale = sum - (weights.Sum(Square) / sum);
        return Math.Max(0, (q - (values.Length - 1)) / scale);
    }

    // A machine of its own shows the difference, in the direction of all together.
    private static bool Holds(Ratio ratio, double mean) => ratio.Verdict == (mean > 0 ? Verdict.Slower : Verdict.Faster);

    private static Ratio Interval(double mean, double half) => new(Math.Exp(mean), Math.Exp(mean - half), Math.Exp(mean + half));

    private static double Square(double value) => value * value;
}
