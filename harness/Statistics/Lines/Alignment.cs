using System.Diagnostics.CodeAnalysis;

namespace ImageBench.Statistics.Lines;

/// <summary>
/// Puts the things of one list beside those of another that they fit, in the order of both, as many as can be. Only what stands at the same
/// place in every such way of putting them is told: what could as well belong to another line is not guessed.
/// </summary>
[SuppressMessage("Performance", "CA1814:Prefer jagged arrays over multidimensional", Justification = "Every cell is used.")]
internal static class Alignment
{
    // Beyond that nobody looks at the lines one by one.
    private const int MostCells = 1_000_000;

    /// <summary>For each thing of the first list its place in the second; null where it has none, or more than one could be its.</summary>
    public static int?[] Certain(int count, int others, Func<int, int, bool> fits)
    {
        var certain = new int?[count];
        if ((long)(count + 1) * (others + 1) > MostCells)
            return certain;
        var fit = new bool[count, others];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < others; j++)
                fit[i, j] = fits(i, j);
        }

        var (before, after) = (Before(fit), After(fit));
        var most = before[count, others];
        // Each best way has one pair of every rank: the only pair of its rank is in all of them.
        var ofRank = new (int Pairs, int I, int J)[most + 1];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < others; j++)
            {
                if (fit[i, j] && before[i, j] + 1 + after[i + 1, j + 1] == most)
                    ofRank[before[i, j] + 1] = (ofRank[before[i, j] + 1].Pairs + 1, i, j);
            }
        }

        foreach (var (_, i, j) in ofRank.Where(rank => rank.Pairs == 1))
            certain[i] = j;
        return certain;
    }

    /// <summary>How many pairs there are at most among the first so many of both.</summary>
    private static int[,] Before(bool[,] fit)
    {
        var (count, others) = (fit.GetLength(0), fit.GetLength(1));
        var most = new int[count + 1, others + 1];
        for (var i = 1; i <= count; i++)
        {
            for (var j = 1; j <= others; j++)
                most[i, j] = Math.Max(Math.Max(most[i - 1, j], most[i, j - 1]), most[i - 1, j - 1] + (fit[i - 1, j - 1] ? 1 : 0));
        }

        return most;
    }

    private static int[,] After(bool[,] fit)
    {
        var (count, others) = (fit.GetLength(0), fit.GetLength(1));
        var most = new int[count + 1, others + 1];
        for (var i = count - 1; i >= 0; i--)
        {
            for (var j = others - 1; j >= 0; j--)
                most[i, j] = Math.Max(Math.Max(most[i + 1, j], most[i, j + 1]), most[i + 1, j + 1] + (fit[i, j] ? 1 : 0));
        }

        return most;
    }
}
