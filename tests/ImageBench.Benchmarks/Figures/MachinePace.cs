using System.Runtime.CompilerServices;

namespace ImageBench.Benchmarks.Figures;

/// <summary>How evenly this machine computes: the same work again and again on one thread, some tenths of a second each.</summary>
internal sealed record MachinePace(IReadOnlyList<TimeSpan> Pieces)
{
    private const int Count = 60;
    private const int Turns = 100_000_000;

    // One that shares its processor with other machines can compute at half its pace while they work.
    private const double MostUneven = 1.05;

    /// <summary>What nine of ten pieces took at most, as a multiple of the fastest.</summary>
    public double NineOfTen => Pieces.Order().ElementAt(Count * 9 / 10) / Pieces.Min();

    public static MachinePace Measure(TimeProvider time, CancellationToken cancellationToken)
    {
        Work();
        var pieces = new List<TimeSpan>();
        while (pieces.Count < Count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var begun = time.GetTimestamp();
            Work();
            pieces.Add(time.GetElapsedTime(begun));
        }

        return new MachinePace(pieces);
    }

    /// <summary>As a line of a benchmark's table; <paramref name="when"/>: before or after what was measured.</summary>
    public Figure Figure(string when) => new(
        $"a plain loop on this machine {when}: nine of ten pieces took at most, as a multiple of the fastest", NineOfTen, "", MostUneven);

    // Each turn needs the one before it, so that the compiler can leave none out.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static uint Work()
    {
        var value = 1u;
        for (var turn = 0; turn < Turns; turn++)
            value = (value * 1_664_525) + 1_013_904_223;
        return value;
    }
}
