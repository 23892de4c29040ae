using ImageBench.Reports.Text;

namespace ImageBench.Reports.Sections;

/// <summary>The files that a run folder may hold, with what each is good for, in the order in which the page names them.</summary>
internal static class FileGuide
{
    private static readonly (string Name, string Purpose)[] Stored =
    [
        ("builds.csv", "every build, one row each, in the order in which they were made"),
        ("variants.csv", "every variant and builder: sizes, layers, reductions"),
        ("times.csv", "the build times of every variant, builder and cache state: rounds, median, mean, interval, ratio"),
        ("nodes.csv", "the ratios of what several machines measured: over all of them, and on each"),
        ("checks.csv", "every start of an image to check or measure it"),
        ("transfers.csv", "every push and pull of an image through the registry"),
        ("contents.csv", "what every image holds, by kind and top directory"),
        ("largest_files.csv", "the largest files of every image"),
        ("packages.csv", "the packages of every image that take most"),
        ("map.csv", "where the bytes of every image are: folders and large files, by layer and kind"),
        ("layers.csv", "every layer of every image"),
        ("steps.csv", "every step of every build"),
        ("dockerfiles.csv", "every line of every variant's Dockerfile, as it was when the run began"),
        ("judgement.json", "whether the rewritten Dockerfile is smaller, works and is no slower, for programs"),
        ("run.json", "the conditions of the run: options, engine, host, parent images"),
        ("charts", "the charts of this page, as PNG and SVG"),
    ];

    /// <summary>Those that are there, the <paramref name="exports"/> behind what the run itself stored.</summary>
    public static IReadOnlyList<(string Name, string Purpose)> In(string runFolder, IEnumerable<(string Name, string Purpose)> exports) =>
        [.. Stored.Concat(exports).Where(file => Path.Exists(Path.Combine(runFolder, file.Name)))];

    /// <summary>Links to them, in a line.</summary>
    public static string Line(IEnumerable<(string Name, string Purpose)> present) =>
        string.Join(", ", present.Select(file => Markdown.Link(file.Name, file.Name)));

    public static string Table(IReadOnlyList<(string Name, string Purpose)> present) => Markdown.Table(
        ["file", "what it holds"],
        present.Select(file => (IReadOnlyList<string>)[Markdown.Link(file.Name, file.Name), file.Purpose + Also(file.Name, present)]));

    // Runs of before times.csv have the times in variants.csv.
    private static string Also(string name, IReadOnlyList<(string Name, string Purpose)> present) =>
        name == "variants.csv" && present.All(file => file.Name != "times.csv") ? ", times" : "";
}
