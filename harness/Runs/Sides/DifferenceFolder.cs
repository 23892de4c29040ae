using System.Globalization;
using ImageBench.Images.Changes;
using ImageBench.Results.Csv;
using ImageBench.Results.Exports;

namespace ImageBench.Runs.Sides;

/// <summary>
/// What a comparison adds to a run's folder: diff.json and file_changes.csv; of several scenarios those of each, with its name in theirs.
/// </summary>
internal static class DifferenceFolder
{
    public const string Json = "diff.json";

    public const string Csv = "file_changes.csv";

    public static void Write(string folder, IReadOnlyList<SideDifference> differences)
    {
        foreach (var (scenario, difference) in differences)
        {
            if (difference is null)
                continue;
            var end = differences.Count == 1 ? "" : $"-{scenario}";
            WholeFile.Write(Path.Combine(folder, Named(Json, end)), DifferenceJson.Text(difference, int.MaxValue, withValues: false));
            WholeFile.Write(Path.Combine(folder, Named(Csv, end)), CsvText(difference));
        }
    }

    private static string Named(string file, string end) => Path.GetFileNameWithoutExtension(file) + end + Path.GetExtension(file);

    private static string CsvText(ImageDifference difference)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        FileChangesCsv.Write(text, difference, int.MaxValue);
        return text.ToString();
    }
}
