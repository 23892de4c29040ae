using BenchmarkDotNet.Attributes;
using ImageBench.Model;
using ImageBench.Reports;
using ImageBench.Results;
using ImageBench.Statistics;

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
    public async Task<int> Write()
    {
        var folder = RunFolder.Create(_folder!.FullName, [_sample.Scenario.Name], _sample.Run.StartedAt);
        using (var rows = new BuildsCsv(folder))
        {
            foreach (var build in _sample.Builds)
                rows.Write(build);
        }

        var variants = VariantSummaries.Of([_sample.Scenario], _sample.Run.BaseSet, _sample.Builds, _sample.Images, new Dictionary<VariantKey, CheckResult>());
        var remarks = Remarks.Of(new RunResults(_sample.Run, _sample.Builds, variants)).Select(remark => remark.Sentence);
        WholeFile.Write(folder.VariantsPath, VariantsCsv.Text(variants));
        WholeFile.Write(folder.RunPath, RunJson.Text(_sample.Run with { Remarks = [.. remarks] }));
        var faults = await Report.Write(folder.Read(), folder.FullPath, CancellationToken.None);
        return faults.Count == 0 ? variants.Count : throw new InvalidOperationException(string.Join(' ', faults));
    }
}
