using System.Diagnostics.CodeAnalysis;

namespace ImageBench.Statistics.Lines;

/// <summary>
/// A line of the Dockerfiles of several variants: what it costs in each of them, in their order; null where a Dockerfile does not have it.
/// </summary>
internal sealed record SharedLine(IReadOnlyList<LineCost?> Costs)
{
    private const long MostCells = 4_000_000;

    /// <summary>The line of the first that has it, for its text.</summary>
    public LineCost First => Costs.OfType<LineCost>().First();

    public bool IsShared => Costs.Count > 1 && !Costs.Contains(null);

    /// <summary>
    /// All lines of all of them, each in the order of its own Dockerfile: those of the first, the others' put in between. Lines are the
    /// same where all words are. Empty lines are left out.
    /// </summary>
    public static IReadOnlyList<SharedLine> Of(IReadOnlyList<VariantCost> variants)
    {
        List<(string Words, LineCost?[] Costs)> merged = [];
        foreach (var (place, variant) in variants.Index())
        {
            List<(string Words, LineCost Line)> lines =
                [.. variant.Lines.Select(line => (line.Part.Words, line)).Where(line => line.Words.Length > 0)];
            merged = Merge(merged, lines, place, variants.Count);
        }

        return [.. merged.Select(line => new SharedLine(line.Costs))];
    }

    private static List<(string Words, LineCost?[] Costs)> Merge(
        List<(string Words, LineCost?[] Costs)> merged, List<(string Words, LineCost Line)> lines, int place, int count)
    {
        List<(string Words, LineCost?[] Costs)> all = [];
        var (old, next) = (0, 0);
        foreach (var (there, here) in Common([.. merged.Select(line => line.Words)], [.. lines.Select(line => line.Words)]))
        {
            all.AddRange(merged[old..there]);
            all.AddRange(lines[next..here].Select(Alone));
            merged[there].Costs[place] = lines[here].Line;
            all.Add(merged[there]);
            (old, next) = (there + 1, here + 1);
        }

        return [.. all, .. merged[old..], .. lines[next..].Select(Alone)];

        (string Words, LineCost?[] Costs) Alone((string Words, LineCost Line) line)
        {
            var costs = new LineCost?[count];
            costs[place] = line.Line;
            return (line.Words, costs);
        }
    }

    /// <summary>The longest common sequence of both, as pairs of places in order.</summary>
    [SuppressMessage("Performance", "CA1814:Prefer jagged arrays over multidimensional", Justification = "Every cell is used.")]
    private static List<(int There, int Here)> Common(string[] merged, string[] lines)
    {
        List<(int There, int Here)> pairs = [];
        // Of texts as long as that nobody looks for what they have in common.
        if ((long)(merged.Length + 1) * (lines.Length + 1) > MostCells)
            return pairs;
        var most = new int[merged.Length + 1, lines.Length + 1];
        for (var i = merged.Length - 1; i >= 0; i--)
        {
            for (var j = lines.Length - 1; j >= 0; j--)
                most[i, j] = merged[i] == lines[j] ? most[i + 1, j + 1] + 1 : Math.Max(most[i + 1, j], most[i, j + 1]);
        }

        for (var (i, j) = (0, 0); i < merged.Length && j < lines.Length;)
        {
            if (merged[i] == lines[j])
                pairs.Add((i++, j++));
            else if (most[i + 1, j] >= most[i, j + 1])
                i++;
            else
                j++;
        }

        return pairs;
    }
}
