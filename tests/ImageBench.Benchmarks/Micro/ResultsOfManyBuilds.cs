using BenchmarkDotNet.Attributes;
using ImageBench.Benchmarks.Processes;

namespace ImageBench.Benchmarks.Micro;

/// <summary>From the builds of a long run to its folder: rows, statistics, remarks, charts and page.</summary>
public class ResultsOfManyBuilds
{
    /// <summary>What it may take, all in all.</summary>
    public const double LimitSeconds = 3;

    private readonly SampleRun _sample = SampleRun.Make();
    private DirectoryInfo? _folder;

    [GlobalSetup]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory(TempFolder.Prefix);

    [GlobalCleanup]
    public void Remove() => _folder?.Delete(recursive: true);

    [Benchmark(Description = "results: statistics, CSV files, charts and page of 10,000 builds")]
    public async Task<string> Write() => (await _sample.WriteAll(_folder!.FullName, CancellationToken.None)).FullPath;
}
