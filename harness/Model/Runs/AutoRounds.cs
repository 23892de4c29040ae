namespace ImageBench.Model.Runs;

/// <summary>
/// Rounds go on until every comparison with the baseline has a 95 % interval no wider than <c>Width</c> (a share of the ratio: 0.05 is 5
/// %), or until a scenario has taken <c>Budget</c>.
/// </summary>
internal sealed record AutoRounds(double Width, TimeSpan Budget)
{
    /// <summary>Fewer rounds than these can have a narrow interval by chance.</summary>
    public const int Least = 5;
}
