using ImageBench.Model;
using ImageBench.Model.Runs;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests.Results.Merging;

/// <summary>Runs that could be, to be merged, with texts that are hard to write into a table.</summary>
internal static class RandomRuns
{
    private static readonly string[] Texts =
        ["RUN a, b", "RUN \"c\"", "=1+1", "'=1", "RUN d\ne", "名前 é", "", " ", "-", "RUN f\u001b", "@x", "\uFF1Dx"];

    /// <summary>Of one to six machines: shards of one scenario each, or replicates of one.</summary>
    public static List<RunFolder> Write(Random random, string folder)
    {
        var count = random.Next(1, 7);
        var isSharded = random.Next(2) == 0;
        return [.. Enumerable.Range(1, count).Select(number => Write(
            random,
            folder,
            isSharded ? SharedRun.Shard(number, count, $"app{random.Next(1000)}-{number}") : SharedRun.Replicate(number, count)))];
    }

    private static RunFolder Write(Random random, string folder, StoredRun run)
    {
        var written = new RunFolder(run.WithTimes(1 + (20 * random.NextDouble()), 0.3 + random.NextDouble())
            .AddWarm("single", random.NextDouble(), random.NextDouble()).Write(folder));
        var key = new VariantKey(run.Scenario, "single", run.Builder);
        var layers = Enumerable.Range(1, random.Next(1, 4)).Select(position => new LayerSummary(
            key,
            position,
            $"sha256:{random.Next():x}",
            Texts[random.Next(Texts.Length)],
            FromParent: null,
            new ByteSize(random.Next()),
            Content: null,
            1,
            Wasted: null));
        WholeFile.Write(written.LayersPath, LayersCsv.Text(run.Name, [.. layers]));
        if (random.Next(2) == 0)
        {
            WholeFile.Write(
                written.ChecksPath,
                ChecksCsv.Text(run.Name, [new CheckRecord(key, 0, Some.Time.AddSeconds(random.Next(99)), CheckResult.Passed)]));
        }

        return written;
    }
}
