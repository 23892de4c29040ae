namespace ImageBench.Reports.Page.Gallery;

/// <summary>
/// A page in Markdown, taken apart for a gallery: its title, its first paragraph, what else stands before the first section, and the
/// sections with their headings. All of it is Markdown still.
/// </summary>
internal sealed record GalleryText(string Title, string Lead, string Rest, IReadOnlyList<(string Heading, string Text)> Sections)
{
    private const string TitleMark = "# ";
    private const string SectionMark = "## ";

    /// <summary>Of the page's text; without a title it has an empty one.</summary>
    public static GalleryText Of(string markdown)
    {
        var parts = Parts(markdown.ReplaceLineEndings("\n").Split('\n')).ToList();
        var title = "";
        List<string> before = [];
        foreach (var line in parts[0].Lines)
        {
            if (title.Length == 0 && line.StartsWith(TitleMark, StringComparison.Ordinal))
                title = line[TitleMark.Length..].Trim();
            else
                before.Add(line);
        }

        var paragraphs = string.Join('\n', before).Trim().Split("\n\n", 2);
        return new GalleryText(
            title,
            paragraphs[0],
            paragraphs.Length == 2 ? paragraphs[1] : "",
            [.. parts.Skip(1).Select(part => (part.Heading, string.Join('\n', part.Lines).Trim()))]);
    }

    // What looks like a heading within a block of code is none.
    private static IEnumerable<(string Heading, List<string> Lines)> Parts(IEnumerable<string> lines)
    {
        var (part, isCode) = ((Heading: "", Lines: new List<string>()), false);
        foreach (var line in lines)
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (isCode || !line.StartsWith(SectionMark, StringComparison.Ordinal))
            {
                part.Lines.Add(line);
                continue;
            }

            yield return part;
            part = (line[SectionMark.Length..].Trim(), []);
        }

        yield return part;
    }
}
