using ImageBench.Model;
using ImageBench.Results;
using ImageBench.Scenarios.Yaml;
using ImageBench.Statistics;
using ImageBench.Statistics.Comparing;

namespace ImageBench.Cli.Commands.Stored;

/// <summary>
/// One side of a comparison as it was typed: a run folder, or RUN:VARIANT (null: all its variants), where several scenarios have one of
/// that name RUN:SCENARIO/VARIANT.
/// </summary>
internal sealed record ComparedSide(string Typed, RunFolder Folder, string? Variant)
{
    /// <summary>A folder of that very name comes first, since it may have a colon in it.</summary>
    public static ComparedSide Parse(string typed)
    {
        var colon = typed.LastIndexOf(':');
        return colon > 0 && colon < typed.Length - 1 && !Directory.Exists(typed)
            ? new ComparedSide(typed, RunFolder.Open(typed[..colon]), typed[(colon + 1)..])
            : new ComparedSide(typed, RunFolder.Open(typed), null);
    }

    public static void CheckThatTheyDiffer(ComparedSide a, ComparedSide b)
    {
        if (a.Variant is null != b.Variant is null)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{a} and {b} are a whole run and a variant of one: name a variant on both sides, as RUN:VARIANT, or on none.");
        }

        if (a.Folder == b.Folder && a.Variant == b.Variant)
            throw new Fault(ExitCode.BadInput, $"A and B are both {a}: give two runs, or two variants of one as RUN:VARIANT.");
    }

    /// <summary>The side as its folder's results have it.</summary>
    public ComparedRun In(RunResults results)
    {
        if (Variant is null || results.Variants.Any(row => row.Variant == Variant))
            return new ComparedRun(results, Variant);
        var slash = Variant.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0 && results.Variants.Any(row => $"{row.Scenario}/{row.Variant}" == Variant))
            return new ComparedRun(results, Variant[(slash + 1)..], Variant[..slash]);
        List<string> names = [.. results.Variants.Select(row => slash > 0 ? $"{row.Scenario}/{row.Variant}" : row.Variant).Distinct()];
        var nearest = NearestWord.Find(Variant, names);
        throw new Fault(
            ExitCode.BadInput,
            $"{this}: that run has no variant '{Variant}'{(nearest is null ? "." : $"; did you mean '{nearest}'?")} "
                + $"It has: {string.Join(", ", names)}.");
    }

    public override string ToString() => Typed;
}
