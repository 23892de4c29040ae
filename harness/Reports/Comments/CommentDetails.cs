using ImageBench.Reports.Text;
using ImageBench.Statistics.Outcomes;

namespace ImageBench.Reports.Comments;

/// <summary>What of one image is folded in a comment: why it failed, or what explains its change.</summary>
internal static class CommentDetails
{
    private const int MostRows = 15;
    private const int MostLines = 20;
    private const int LongestLine = 300;

    public static string Failure(ImageOutcome image)
    {
        var failure = image.Head!.Failure!;
        var lines = failure.Lines.TakeLast(MostLines)
            .Select(line => line.Length > LongestLine ? line[..LongestLine] + "…" : line).ToList();
        var log = lines.Count == 0 ? "" : $"\n\n{Markdown.Fence(string.Join('\n', lines))}";
        return Markdown.Folded($"{CommentText.Code(image.Name)}: why it does not count", CommentText.Line(failure.Message, 600) + log);
    }

    /// <summary>Empty where there is nothing to explain.</summary>
    public static string Explanation(ImageOutcome image)
    {
        string[] blocks = [Causes(image), Packages(image), Layers(image), Files(image)];
        var told = string.Join("\n\n", blocks.Where(block => block.Length > 0));
        var what = image.Base is null ? "its layers" : "what explains it";
        return told.Length == 0 ? "" : Markdown.Folded($"{CommentText.Code(image.Name)}: {what}", told);
    }

    private static string Causes(ImageOutcome image) => image.Causes.Count == 0 ? "" : Markdown.Table(
        [">change", ">files", "where"],
        image.Causes.Take(MostRows).Select(cause => (IReadOnlyList<string>)
        [
            SignedFigures.Change(cause.Change) + (cause.Gross.Bytes != Math.Abs(cause.Change.Bytes) ? $" of {cause.Gross}" : ""),
            Figures.Count(cause.FileCount),
            CommentText.Code(cause.Where),
        ]));

    private static string Packages(ImageOutcome image) => image.Packages.Count == 0 ? "" : Markdown.Table(
        ["package", "base", "head", ">change"],
        [
            .. image.Packages.Take(MostRows).Select(package => (IReadOnlyList<string>)
            [
                CommentText.Code($"{package.Name} ({package.Manager})"),
                Version(package.BaseVersion),
                Version(package.HeadVersion),
                SignedFigures.Change(package.Change),
            ]),
            .. More(image.PackageCount, Math.Min(MostRows, image.Packages.Count), 4),
        ]);

    // The layers that both have explain nothing.
    private static string Layers(ImageOutcome image)
    {
        var changed = image.Layers.Where(layer => !layer.IsSame).ToList();
        return changed.Count == 0 ? "" : image.Base is null
            ? Markdown.Table(
                [">unpacked", ">content", "layer"],
                [
                    .. changed.Take(MostRows).Select(layer => (IReadOnlyList<string>)
                        [Figures.Size(layer.Head), Figures.Size(layer.HeadContent), Instruction(layer)]),
                    .. More(changed.Count, MostRows, 3),
                ])
            : Markdown.Table(
                [">base", ">head", ">change", "layer"],
                [
                    .. changed.Take(MostRows).Select(layer => (IReadOnlyList<string>)
                        [Figures.Size(layer.Base), Figures.Size(layer.Head), SignedFigures.Change(layer.Change), Instruction(layer)]),
                    .. More(changed.Count, MostRows, 4),
                ]);
    }

    private static string Files(ImageOutcome image) => image.Files.Count == 0 ? "" : Markdown.Table(
        [">change", "how", "file"],
        [
            .. image.Files.Take(MostRows).Select(file => (IReadOnlyList<string>)
                [SignedFigures.Change(file.Change), CommentText.Line(file.How.Replace('_', ' ')), CommentText.Code(file.Path)]),
            .. More(image.FileCount, Math.Min(MostRows, image.Files.Count), 3),
        ]);

    private static string Instruction(LayerOutcome layer) =>
        layer.Instruction.Length == 0 ? Figures.Missing : CommentText.Code(layer.Instruction);

    private static string Version(string? version) => version is null ? Figures.Missing : CommentText.Code(version, 60);

    private static IEnumerable<IReadOnlyList<string>> More(int all, int shown, int columns)
    {
        if (all > shown)
            yield return [.. Enumerable.Repeat("", columns - 1), $"and {Figures.Count(all - shown)} more"];
    }
}
