using ImageBench.Model;
using ImageBench.Results.Tables;
using ImageBench.Statistics.History;

namespace ImageBench.Cli.Commands.Stored;

/// <summary>A history as it is named on the command line.</summary>
internal static class NamedHistory
{
    /// <summary>How many of the last runs of each image count, where nobody says.</summary>
    public const int Last = 20;

    /// <summary>The trends of its images over so many runs; a <see cref="Fault"/> where what the option names is none.</summary>
    public static IReadOnlyList<HistoryTrend> Read(string option, string path, int last)
    {
        if (Directory.Exists(path))
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{path} is a folder, and a history is a file: give that file, such as {option} {Path.Combine(path, "sizes.csv")}.");
        }

        return File.Exists(path)
            ? HistoryTrend.Of(HistoryCsv.Read(path), last)
            : throw new Fault(
                ExitCode.BadInput, $"There is no history {path}: 'imagebench history add RUN --file' with that file begins it.");
    }
}
