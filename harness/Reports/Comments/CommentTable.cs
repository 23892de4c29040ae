using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Reports.Text;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Reports.Comments;

/// <summary>The table of a comment: a row an image and figure where two sides are compared, else a row an image.</summary>
internal static class CommentTable
{
    private const int MostImages = 50;

    /// <summary>The images with the largest change, where there are very many; the page is told how many are missing.</summary>
    public static string Of(Outcome outcome, CommentPage page)
    {
        List<ImageOutcome> shown = [.. outcome.Images];
        if (shown.Count > MostImages)
            shown = [.. shown.OrderByDescending(image => Math.Abs(image.Unpacked.Change?.Bytes ?? 0)).Take(MostImages)];
        page.Cut("row of an image", outcome.Images.Count - shown.Count);
        if (shown.Count == 0)
            return "";
        var longest = shown.Max(image => Math.Max(image.Unpacked.Base?.Bytes ?? 0, image.Unpacked.Head?.Bytes ?? 0));
        return outcome.IsCompared
            ? Markdown.Table(["image", "figure", ">base", ">head", ">change", ""], shown.SelectMany(image => Compared(image, longest)))
            : OneSide(shown, longest);
    }

    private static IEnumerable<IReadOnlyList<string>> Compared(ImageOutcome image, long longest)
    {
        var name = CommentText.Code(image.Name, 80);
        if (image.Head is null || image.Head.Failure is not null)
        {
            yield return [name, "", Figures.Size(image.Unpacked.Base), image.Head is null ? "gone" : Word(image.Head), "", ""];
            yield break;
        }

        var bar = TextBar.Of(image.Unpacked.Base?.Bytes, image.Unpacked.Head?.Bytes, longest);
        yield return Bytes(name, "unpacked", image.Unpacked, image.Base is null ? "new" : bar);
        if (image.Content.Base is not null || image.Content.Head is not null)
            yield return Bytes("", "content", image.Content, "");
        var (was, now) = (image.Base?.LayerCount, image.Head.LayerCount);
        if (was is not null || now is not null)
            yield return ["", "layers", Figures.Count(was), Figures.Count(now), SignedFigures.Count(now - was), ""];
        foreach (var state in image.Times)
            yield return Time(state);
    }

    private static string[] Bytes(string name, string figure, BytesOutcome bytes, string bar)
    {
        var percent = bytes is { Change: { } change, Base: { } was } ? SignedFigures.Percent(change, was) : "";
        return [name, figure, Figures.Size(bytes.Base), Figures.Size(bytes.Head), SignedFigures.Change(bytes.Change) + percent, bar];
    }

    private static string[] Time(StateTimes state)
    {
        var ratio = state.Ratio is null ? Figures.Missing : $"× {Figures.Ratio(state.Ratio)}";
        return ["", state.Cache.Word(), Seconds(state.Base), Seconds(state.Head), ratio, state.Ratio?.Verdict.Word() ?? ""];
    }

    private static string OneSide(List<ImageOutcome> images, long longest)
    {
        var states = images.SelectMany(image => image.Times).Where(state => state.Head is not null).Select(state => state.Cache)
            .Distinct().Order().ToList();
        return Markdown.Table(
            ["image", ">unpacked", "", ">content", ">layers", .. states.Select(state => ">" + state.Word()), "check"],
            images.Select(image => (IReadOnlyList<string>)
            [
                CommentText.Code(image.Name, 80) + (image.IsBaseline ? " (baseline)" : ""),
                Figures.Size(image.Unpacked.Head),
                TextBar.Of(null, image.Unpacked.Head?.Bytes, longest),
                Figures.Size(image.Content.Head),
                Figures.Count(image.Head?.LayerCount),
                .. states.Select(state => Seconds(image.Times.FirstOrDefault(its => its.Cache == state)?.Head)),
                image.Head is { } side ? Word(side) : "",
            ]));
    }

    private static string Word(SideOutcome side) => side switch
    {
        { Status: BuildStatus.Built, Check: CheckResult.Failed } => "check failed",
        { Status: BuildStatus.Built } => side.Check == CheckResult.None ? "" : side.Check.Word(),
        _ => side.Status.Word(),
    };

    private static string Seconds(MeasuredTimes? times) => Figures.Seconds(times?.Summary);
}
