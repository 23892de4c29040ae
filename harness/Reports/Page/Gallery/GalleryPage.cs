namespace ImageBench.Reports.Page.Gallery;

/// <summary>
/// What the runs of a folder come to, on one page that loads nothing: index.html. Pure: what is shown in, text out. It computes nothing.
/// </summary>
internal static class GalleryPage
{
    /// <summary>Whose page it is, by which a file that lies there already is known for one.</summary>
    public const string Generator = "ImageBench gallery";

    /// <summary>Whether a page was made here, so that another may take its place.</summary>
    public static bool IsMadeHere(string page) => page.Contains($"content=\"{Generator}\"", StringComparison.Ordinal);

    public static string Text(GalleryContent content) => $"<!DOCTYPE html>\n{PageRenderer.Html(GalleryDocument.Of(content))}\n";
}
