using ImageBench.Model.Runs;

namespace ImageBench.Statistics.Comparing;

/// <summary>A count on the two sides of a comparison.</summary>
internal sealed record CountChange(int A, int B)
{
    public int Difference => B - A;

    public Verdict Verdict => VerdictOn(A, B);

    public static Verdict VerdictOn(long a, long b) => b == a ? Verdict.Same : b < a ? Verdict.Smaller : Verdict.Larger;
}
