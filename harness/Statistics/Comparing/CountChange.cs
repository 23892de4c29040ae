using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Comparing;

/// <summary>A count on the two sides of a comparison.</summary>
internal sealed record CountChange(int A, int B)
{
    public int Difference => B - A;

    public Verdict Verdict => B == A ? Verdict.Same : B < A ? Verdict.Smaller : Verdict.Larger;
}
