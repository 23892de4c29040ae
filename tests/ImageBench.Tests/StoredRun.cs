using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Images;
using ImageBench.Model.Runs;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Statistics.Variants;

namespace ImageBench.Tests;

/// <summary>
/// A run of go-crud, or of another, to be written into a folder as a run writes it, so that it keeps step with the columns. The first
/// variant is the baseline.
/// </summary>
internal sealed record StoredRun(string Name)
{
    private readonly List<BuildRecord> _builds = [];
    private readonly List<MeasuredImage> _images = [];

    public BenchRun Run { get; init; } = Some.Run();

    public string Scenario { get; init; } = "go-crud";

    public Builder Builder { get; init; } = Builder.BuildKit;

    /// <summary>A variant with its cold builds, round by round.</summary>
    public StoredRun Add(string variant, long unpackedBytes, params double[] coldSeconds)
    {
        var image = Some.Image(variant, unpackedBytes, Builder, Scenario);
        _images.Add(
            image with
            {
                Facts = image.Facts with { Content = new ByteSize((unpackedBytes / 3) + 1), ContentSource = ContentSource.Computed },
            });
        return AddBuilds(variant, CacheState.Cold, coldSeconds);
    }

    public StoredRun AddWarm(string variant, params double[] seconds) => AddBuilds(variant, CacheState.Warm, seconds);

    public StoredRun AddFailed(string variant)
    {
        _builds.Add(Some.FailedBuild(variant));
        return this;
    }

    /// <summary>Writes it under a folder and returns its path; one that is there is replaced.</summary>
    public string Write(string folder)
    {
        var run = new RunFolder(Directory.CreateDirectory(Path.Combine(folder, Name)).FullName);
        File.Delete(run.BuildsPath);
        using (var rows = new BuildsCsv(run.BuildsPath, Name))
            _builds.ForEach(rows.Write);
        List<string> names = [.. _builds.Select(build => build.Key.Variant).Distinct()];
        var variants = VariantRows.Make(
            [Some.Scenario(Scenario, names.FirstOrDefault("single"), names)],
            Run.BaseSet,
            _builds,
            _images,
            new Dictionary<VariantKey, CheckResult>());
        WholeFile.Write(run.TimesPath, TimesCsv.Text(Name, variants));
        WholeFile.Write(run.VariantsPath, VariantsCsv.Text(Name, variants));
        WholeFile.Write(run.RunPath, RunJson.Text(Run with { Id = Name }));
        return run.FullPath;
    }

    private StoredRun AddBuilds(string variant, CacheState cache, double[] seconds)
    {
        for (var round = 1; round <= seconds.Length; round++)
        {
            var key = Some.Key(variant, cache, round, Builder, Scenario);
            _builds.Add(Some.Build(key, Some.Outcome(seconds[round - 1]), round));
        }

        return this;
    }
}
