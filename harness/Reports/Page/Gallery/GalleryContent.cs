namespace ImageBench.Reports.Page.Gallery;

/// <summary>
/// What a gallery is made of: runs in their order, and the page in Markdown that says what they come to (null: nobody wrote one).
/// </summary>
internal sealed record GalleryContent(IReadOnlyList<GalleryRun> Runs, GalleryText? Claims)
{
    /// <summary>Of runs, and of that page as it is written: where it leads to the report of one of them, this leads to its page.</summary>
    public static GalleryContent Of(IReadOnlyList<GalleryRun> runs, string? claims) =>
        new(runs, claims is null ? null : GalleryText.Of(runs.Aggregate(claims, LedToItsPage)));

    private static string LedToItsPage(string claims, GalleryRun run) => run.Page is null
        ? claims
        : claims.Replace($"]({run.Folder}/report.md)", $"]({run.Folder}/{run.Page})", StringComparison.Ordinal);
}
