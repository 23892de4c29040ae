using System.Text;
using ImageBench.Reports.Page;
using ImageBench.Reports.Page.Content;
using ImageBench.Results;
using ImageBench.Results.Exports;
using ImageBench.Results.Merging;
using ImageBench.Results.Tables;
using ImageBench.Results.Tables.Details;
using ImageBench.Statistics.History;

namespace ImageBench.Tests.Fuzz;

/// <summary>What is read of run folders, and the pages that are made of it.</summary>
internal static class ResultReaders
{
    private const int MostLines = 6;

    private static readonly string[] Names =
    [
        "run.json", "builds.csv", "variants.csv", "times.csv", "steps.csv", "layers.csv", "checks.csv", "transfers.csv", "contents.csv",
        "largest_files.csv",
        "dockerfiles.csv", "map.csv",
    ];

    /// <summary><paramref name="run"/> holds files that a run leaves.</summary>
    public static IReadOnlyList<FuzzedReader> All(string folder, string run)
    {
        var copy = Directory.CreateDirectory(Path.Combine(folder, "run")).FullName;
        var seeds = Names.ToDictionary(name => name, name => Beginning(Path.Combine(run, name)));
        foreach (var (name, seed) in seeds)
            File.WriteAllBytes(Path.Combine(copy, name), seed);
        FuzzedReader Reader(string name, Action<string> read) =>
            new(name, 2, [seeds[name]], bytes => Read(Path.Combine(folder, name), bytes, read));
        return
        [
            Reader("run.json", path => RunJson.Read(path)),
            Reader("builds.csv", path => BuildsCsv.Read(path)),
            Reader("variants.csv", path => VariantsCsv.Read(path)),
            Reader("times.csv", path => TimesCsv.AddTo([], path)),
            Reader("steps.csv", path => StepsCsv.Read(path)),
            Reader("layers.csv", path => LayersCsv.Read(path)),
            Reader("checks.csv", path => ChecksCsv.Read(path)),
            Reader("transfers.csv", path => TransfersCsv.Read(path)),
            Reader("contents.csv", path => ReadAll(ContentsCsv.Read(path).SelectMany(parts => parts))),
            Reader("dockerfiles.csv", path => ReadAll(DockerfilesCsv.Read(path).SelectMany(file => file.Parts))),
            Reader("map.csv", path => ReadAll(MapCsv.Read(path).SelectMany(rows => rows))),
            Reader("largest_files.csv", path => ReadAll(LargestFilesCsv.Read(path).SelectMany(rows => rows))),
            new("packages.csv", 2, [PackagesSeed], bytes => Read(
                Path.Combine(folder, "packages.csv"), bytes, path => ReadAll(PackagesCsv.Read(path).SelectMany(rows => rows)))),
            new("history", 2, [HistorySeed], bytes => Read(Path.Combine(folder, "history.csv"), bytes, ReadHistory)),
            new("runs that are merged", 50, [.. seeds.Select(seed => Named(seed.Key, seed.Value))],
                bytes => MergeFolder(folder, copy, seeds, bytes)),
            new("run folder and its pages", 50, [.. seeds.Select(seed => Named(seed.Key, seed.Value))],
                bytes => ReadFolder(copy, seeds, bytes)),
        ];
    }

    // A run of hundreds of rows is read no other way than one of some.
    private static byte[] Beginning(string file) => Path.GetExtension(file) == ".json"
        ? File.ReadAllBytes(file)
        : Encoding.UTF8.GetBytes(string.Concat(File.ReadLines(file).Take(MostLines).Select(line => line + "\n")));

    private static byte[] Named(string name, byte[] content) => [.. Encoding.UTF8.GetBytes(name + "\n"), .. content];

    private static void Read(string path, byte[] content, Action<string> read)
    {
        File.WriteAllBytes(path, content);
        read(path);
    }

    private static byte[] PackagesSeed => Encoding.UTF8.GetBytes(
        "run_id,scenario,variant,builder,manager,package,version,layer_position,unpacked_size_bytes\n"
            + "run,app,single,buildkit,dpkg,libc6,2.36-9,1,12000000\nrun,app,multi,classic,npm,@a/b,1.0.0,3,40\n");

    private static byte[] HistorySeed => Encoding.UTF8.GetBytes(
        "run_id,started_at_utc,revision,scenario,variant,builder,base_set,unpacked_size_bytes,content_size_bytes,layer_count\n"
            + "20260101-000000-app,2026-01-01T00:00:00Z,0123abc,app,single,buildkit,hub,1000,400,3\n"
            + "20260102-000000-app,2026-01-02T00:00:00Z,,app,multi,classic,debian,,400,\n");

    private static void ReadHistory(string path) => _ = HistoryTrend.Of(HistoryCsv.Read(path), last: 5).Count;

    private static void MergeFolder(string folder, string run, Dictionary<string, byte[]> seeds, byte[] input) =>
        With(run, seeds, input, () =>
        {
            var merged = Path.Combine(folder, "merged");
            try
            {
                MergedFolder.Make([run], merged, anyway: true, CancellationToken.None);
            }
            finally
            {
                if (Directory.Exists(merged))
                    Directory.Delete(merged, recursive: true);
            }
        });

    private static void ReadFolder(string run, Dictionary<string, byte[]> seeds, byte[] input) => With(run, seeds, input, () =>
    {
        var results = RunFolder.Open(run).Read();
        MarkdownReport.Text(results, [], [], []);
        HtmlReport.Text(new PageContent(results, [], []));
        ResultsJson.Text(results);
    });

    // The first line of an input says which file of the run the rest is in the place of.
    private static void With(string run, Dictionary<string, byte[]> seeds, byte[] input, Action read)
    {
        var end = input.AsSpan().IndexOf((byte)'\n');
        if (end < 0 || !seeds.TryGetValue(Encoding.Latin1.GetString(input, 0, end), out var seed))
            return;
        var path = Path.Combine(run, Encoding.Latin1.GetString(input, 0, end));
        File.WriteAllBytes(path, input[(end + 1)..]);
        try
        {
            read();
        }
        finally
        {
            File.WriteAllBytes(path, seed);
        }
    }

    // They are read as they are asked for.
    private static void ReadAll<T>(IEnumerable<T> rows)
    {
        foreach (var row in rows)
            _ = row;
    }
}
