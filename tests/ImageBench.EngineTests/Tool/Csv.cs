namespace ImageBench.EngineTests.Tool;

/// <summary>
/// The rows of a run's CSV file by column name, read simply: the test data holds no quoted cells but errors, which are last.
/// </summary>
internal static class Csv
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string run, string file)
    {
        var path = Path.Combine(run, file);
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
            return [];
        var lines = File.ReadAllLines(path);
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line =>
            columns.Zip(line.Split(',', columns.Length)).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
