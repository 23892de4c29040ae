using System.Text;
using ImageBench.Model;
using ImageBench.Model.Limits;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Reports.Comments;

/// <summary>
/// An outcome as one comment on a change, or as a job's summary. Its first line is a marker by which the next run finds the comment that
/// it replaces; then come the verdict and a small table, and folded what explains them. It can be read without any picture.
/// </summary>
internal static class CommentMarkdown
{
    private const int MostFailures = 10;
    private const int MostNotes = 10;
    private const int MostLimits = 50;

    public static string Text(Outcome outcome)
    {
        var page = new CommentPage();
        page.Add(Marker(outcome.Name), "marker");
        page.Add($"### {CommentText.Code(outcome.Name)}: {CommentVerdict.Sentence(outcome)}", "verdict");
        page.Add(Limits(outcome), "list of limits");
        page.Cut("limit", outcome.Limits.Count(limit => limit.State != LimitState.Within) - MostLimits);
        page.Add(CommentTable.Of(outcome, page), "table of images");
        foreach (var image in outcome.Images.Where(image => image.Head?.Failure is not null).Take(MostFailures))
            page.Add(CommentDetails.Failure(image), "failure");
        page.Cut("failure", outcome.Images.Count(image => image.Head?.Failure is not null) - MostFailures);
        foreach (var image in outcome.Images.OrderByDescending(image => Math.Abs(image.Unpacked.Change?.Bytes ?? 0)))
            page.Add(CommentDetails.Explanation(image), "explanation of an image");
        page.Add(Notes(outcome), "list of notes");
        page.Add(Conditions(outcome), "conditions");
        return page.Text();
    }

    /// <summary>
    /// <c>&lt;!-- imagebench:NAME --&gt;</c>. What could end the comment, or is more than a name, is a hyphen there.
    /// </summary>
    public static string Marker(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (var letter in name)
        {
            var isName = char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '/' or ':';
            if (isName || (safe.Length > 0 && safe[^1] != '-'))
                safe.Append(isName ? letter : '-');
        }

        var text = safe.ToString().Trim('-');
        return $"<!-- imagebench:{(text.Length > 100 ? text[..100].Trim('-') : text)} -->";
    }

    // Those that are kept say nothing that the table does not.
    private static string Limits(Outcome outcome) => string.Join('\n', outcome.Limits
        .Where(limit => limit.State != LimitState.Within).OrderByDescending(limit => limit.State == LimitState.Over).Take(MostLimits)
        .Select(limit => $"- **{limit.State.Word()}**: {CommentText.Code(limit.Image)} {CommentText.Line(limit.Limit, 200)}, "
            + $"it is {CommentText.Line(limit.Value ?? "not known", 100)}"
            + (limit.Reason is { } reason ? $" ({CommentText.Line(reason, 300)})" : "")));

    private static string Notes(Outcome outcome) => string.Join(
        '\n', outcome.Notes.Take(MostNotes).Select(note => $"- {CommentText.Line(note, 600)}"));

    private static string Conditions(Outcome outcome)
    {
        var sides = outcome.Base is { } was
            ? $"base {CommentText.Code(was)}, head {CommentText.Code(outcome.Head)}"
            : CommentText.Code(outcome.Head);
        var engine = outcome.Engine is { } known ? $"; {CommentText.Line(known, 100)}" : "";
        return $"<sub>{sides}{engine}. Unpacked: the bytes of the files in all layers; content: what a registry holds and sends. "
            + $"{TextBar.Legend}.</sub>";
    }
}
