using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Results;
using ImageBench.Results.Tables;
using ImageBench.Running;

namespace ImageBench.Runs.Planning;

/// <summary>The builds of earlier runs of the same scenarios, for an estimate of how long these take.</summary>
internal static class RecordedBuilds
{
    // A folder of results may hold years of them.
    private const int MostRuns = 50;

    /// <summary>
    /// Of each scenario those of its newest run that lies in the results folder, but not in the run <paramref name="own"/>; none where a
    /// folder cannot be read, since an estimate keeps no run from being made.
    /// </summary>
    public static IReadOnlyList<BuildRecord> Find(string resultsFolder, Plan plan, string? own)
    {
        var wanted = plan.Scenarios.Select(scenario => scenario.Name).ToHashSet(StringComparer.Ordinal);
        List<BuildRecord> found = [];
        foreach (var folder in Newest(resultsFolder).Where(folder => folder.Id != own))
        {
            if (wanted.Count == 0)
                break;
            var builds = Read(folder).Where(build => wanted.Contains(build.Key.Scenario)).ToList();
            found.AddRange(builds);
            wanted.ExceptWith(builds.Select(build => build.Key.Scenario));
        }

        return found;
    }

    private static IEnumerable<RunFolder> Newest(string resultsFolder)
    {
        try
        {
            return !Directory.Exists(resultsFolder) ? [] : [.. Directory.EnumerateDirectories(Path.GetFullPath(resultsFolder))
                .OrderByDescending(path => Path.GetFileName(path), StringComparer.Ordinal)
                .Take(MostRuns)
                .Select(path => new RunFolder(path))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static IReadOnlyList<BuildRecord> Read(RunFolder folder)
    {
        try
        {
            return BuildsCsv.Read(folder.BuildsPath);
        }
        catch (Exception exception) when (exception is Fault or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
