using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ImageBench.Tests;

/// <summary>A Markdown page of a repository, read as a host shows it; its name is relative to the root, with forward slashes.</summary>
internal sealed class RepositoryPage(string root, string name)
{
    // A heading's anchor is made from its text, as GitHub makes it.
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).UsePipeTables().Build();

    private readonly MarkdownDocument _document = Markdown.Parse(File.ReadAllText(Path.Combine(root, name)), Pipeline);

    /// <summary>The pages that people who come to this repository read.</summary>
    public static IReadOnlyList<string> Names =>
    [
        "README.md", "harness/README.md", "scenarios/README.md", "results/README.md", "results/reference/claims.md",
        .. from file in Directory.GetFiles(Path.Combine(Repository.Root, ".github"), "*.md")
           orderby file
           select ".github/" + Path.GetFileName(file),
    ];

    /// <summary>What stands between backticks, anywhere.</summary>
    public IReadOnlyList<string> CodeSpans => Spans(_document);

    /// <summary>The same, in the page's lists alone.</summary>
    public IReadOnlyList<string> ListedSpans => [.. _document.Descendants<ListItemBlock>().SelectMany(Spans).Distinct()];

    /// <summary>The lines of all blocks of code.</summary>
    public IReadOnlyList<string> CodeLines =>
        [.. _document.Descendants<CodeBlock>().SelectMany(block => block.Lines.ToString().Split('\n'))];

    public static RepositoryPage Read(string name) => new(Repository.Root, name);

    /// <summary>
    /// The rows below the header of the table whose first column is headed so; of each cell what stands between backticks, or its text
    /// where nothing does.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Table(string heading)
    {
        var table = _document.Descendants<Table>().Single(table => Text((TableCell)((TableRow)table[0])[0]) == heading);
        return [.. table.Skip(1).Cast<TableRow>().Select(row => row.Cast<TableCell>().Select(Words).ToList())];
    }

    /// <summary>A sentence for each link that leads nowhere: its file is not there, or the file has no such heading.</summary>
    public IReadOnlyList<string> BrokenLinks() =>
    [
        .. _document.Descendants<LinkInline>()
            .Select(link => link.Url ?? "")
            .Where(url => !url.Contains("://", StringComparison.Ordinal))
            .Select(Broken)
            .OfType<string>(),
    ];

    private string? Broken(string url)
    {
        var parts = url.Split('#', 2);
        var path = parts[0].Length == 0 ? name : Path.Combine(Path.GetDirectoryName(name)!, Uri.UnescapeDataString(parts[0]));
        var target = Path.GetRelativePath(root, Path.GetFullPath(Path.Combine(root, path)));
        if (target.StartsWith("..", StringComparison.Ordinal) || !Path.Exists(Path.Combine(root, target)))
            return $"{name} links to {url}, and there is no {target}.";
        return parts.Length == 1 || new RepositoryPage(root, target).Anchors().Contains(parts[1])
            ? null
            : $"{name} links to {url}, and {target} has no heading of that name.";
    }

    private List<string> Anchors() =>
        [.. _document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id).OfType<string>()];

    private static IReadOnlyList<string> Words(TableCell cell) => Spans(cell) is { Count: > 0 } spans ? spans : [Text(cell)];

    private static List<string> Spans(MarkdownObject block) => [.. block.Descendants<CodeInline>().Select(code => code.Content)];

    private static string Text(TableCell cell) =>
        string.Concat(cell.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));
}
