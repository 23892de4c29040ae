using ImageBench.Model.Limits;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Reports.Comments;

/// <summary>What an outcome comes to, in one sentence of Markdown.</summary>
internal static class CommentVerdict
{
    public static string Sentence(Outcome outcome)
    {
        var failed = outcome.Images.Count(image => image.Head is { IsFailed: true });
        var over = outcome.Limits.Count(limit => limit.State == LimitState.Over);
        string[] parts =
        [
            failed > 0 ? $"**{Figures.Count(failed, "image")} failed**" : "",
            over > 0 ? $"**over {Figures.Count(over, "limit")}**" : "",
            outcome.IsCompared ? Change(outcome) : Smallest(outcome),
        ];
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }

    private static string Change(Outcome outcome)
    {
        var known = outcome.Images.Where(image => image.Unpacked.Change is not null).ToList();
        var fresh = outcome.Images.Count(image => image.Base is null && image.Head is { Counts: true });
        if (known.Count == 0)
            return fresh > 0 ? $"{Figures.Count(fresh, "new image")}, nothing to compare with" : "nothing to compare";
        var total = outcome.Unpacked;
        if (known.TrueForAll(image => image.Unpacked.Change is { Bytes: 0 }))
            return $"no change in unpacked size ({total.Base})";
        var change = $"{SignedFigures.Change(total.Change)} unpacked{SignedFigures.Percent(total.Change!.Value, total.Base!.Value)}";
        if (known is [var only])
            return change + Parts(only.Unpacked);
        var changed = known.Count(image => image.Unpacked.Change is not { Bytes: 0 });
        return $"{change} in {Figures.Count(changed)} of {Figures.Count(known.Count, "image")}";
    }

    private static string Parts(BytesOutcome bytes) => bytes.FromParent is { } parent
        ? $", {SignedFigures.Change(bytes.FromOwn)} of it own and {SignedFigures.Change(parent)} from the parent image"
        : "";

    private static string Smallest(Outcome outcome)
    {
        var known = outcome.Images.Where(image => image.Unpacked.Head is not null).ToList();
        if (known.Count == 0)
            return "no image to measure";
        var smallest = known.MinBy(image => image.Unpacked.Head!.Value)!;
        var size = $"{smallest.Unpacked.Head} unpacked";
        return known.Count == 1
            ? size
            : $"{Figures.Count(known.Count, "image")}, the smallest {CommentText.Code(smallest.Name)} with {size}";
    }
}
