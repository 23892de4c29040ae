using System.Globalization;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Files;
using ImageBench.Model.Images;
using ImageBench.Results.Tables;
using ImageBench.Results.Tables.Details;
using ImageBench.Statistics;
using ImageBench.Statistics.Variants;

namespace ImageBench.Results;

/// <summary>The folder that a run leaves, and the names of what is in it. The folder's name is the run's id.</summary>
internal sealed record RunFolder(string FullPath)
{
    public string Id => Path.GetFileName(FullPath);

    public string BuildsPath => Path.Combine(FullPath, "builds.csv");

    public string VariantsPath => Path.Combine(FullPath, "variants.csv");

    public string TimesPath => Path.Combine(FullPath, "times.csv");

    public string StepsPath => Path.Combine(FullPath, "steps.csv");

    public string LayersPath => Path.Combine(FullPath, "layers.csv");

    public string ChecksPath => Path.Combine(FullPath, "checks.csv");

    public string TransfersPath => Path.Combine(FullPath, "transfers.csv");

    public string ContentsPath => Path.Combine(FullPath, "contents.csv");

    public string LargestFilesPath => Path.Combine(FullPath, "largest_files.csv");

    public string PackagesPath => Path.Combine(FullPath, "packages.csv");

    public string DockerfilesPath => Path.Combine(FullPath, "dockerfiles.csv");

    public string MapPath => Path.Combine(FullPath, "map.csv");

    public string FilesPath => Path.Combine(FullPath, "files.csv.gz");

    public string NodesPath => Path.Combine(FullPath, "nodes.csv");

    public string RunPath => Path.Combine(FullPath, "run.json");

    public string ReportPath => Path.Combine(FullPath, "report.md");

    public string ChartsPath => Path.Combine(FullPath, "charts");

    /// <summary>What the names of folders begin with, so that they stand in the order of their starts.</summary>
    public static string TimeOf(DateTimeOffset startedAt) =>
        startedAt.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);

    /// <summary>
    /// Makes the folder of a new run under <paramref name="resultsFolder"/>, named after its start in UTC and its scenario (more than one:
    /// "all"), and shows that it can be written by making an empty builds.csv there. A folder that exists is never touched: the name gets a
    /// number. <paramref name="part"/>: what the name ends with where several machines make the run, such as "-shard-2-of-6".
    /// </summary>
    public static RunFolder Create(string resultsFolder, IReadOnlyList<string> scenarios, DateTimeOffset startedAt, string part = "")
    {
        var time = TimeOf(startedAt);
        var name = Path.Combine(Path.GetFullPath(resultsFolder), $"{time}-{(scenarios.Count == 1 ? scenarios[0] : "all")}{part}");
        try
        {
            for (var number = 1; ; number++)
            {
                var folder = new RunFolder(number == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}"));
                if (Path.Exists(folder.FullPath))
                    continue;
                Directory.CreateDirectory(folder.FullPath);
                if (folder.Claim())
                    return folder;
            }
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            throw DiskFault.Writing(resultsFolder, exception);
        }
    }

    /// <summary>The folder of an earlier run.</summary>
    public static RunFolder Open(string path) => Directory.Exists(path)
        ? new RunFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))
        : throw new Fault(ExitCode.BadInput, $"There is no run folder {path}: give one that a run made under its results folder.");

    /// <summary>All that the files say of the run. An older harness left no times.csv, steps.csv, layers.csv and contents.csv.</summary>
    public RunResults Read() => Read(_ => All);

    /// <summary>
    /// The same with steps, contents and Dockerfiles of those scenarios alone that are chosen: of a run of thousands they are most of it.
    /// Where none is, their files are not even opened.
    /// </summary>
    public RunResults Read(Func<IReadOnlyList<VariantSummary>, Func<string, bool>> choose)
    {
        var (run, variants) = (RunJson.Read(RunPath), ReadVariants());
        var isWhole = choose(variants);
        var isAny = variants.Count == 0 || variants.Any(variant => isWhole(variant.Scenario));
        return Joined(new RunResults(run, isAny ? ReadBuilds(isWhole) : ReadBuildTimes(), variants)
        {
            Layers = File.Exists(LayersPath) ? LayersCsv.Read(LayersPath) : [],
            Contents = isAny ? ReadContents(isWhole) : [],
            Checks = ChecksCsv.Read(ChecksPath),
            Transfers = TransfersCsv.Read(TransfersPath),
            Dockerfiles = isAny ? DockerfilesCsv.Read(DockerfilesPath, isWhole) : [],
        });
    }

    /// <summary>What they say of build times, without steps, layers and all else.</summary>
    public RunResults ReadTimes() => Joined(new RunResults(RunJson.Read(RunPath), BuildsCsv.ReadTimes(BuildsPath), ReadVariants()));

    private static RunResults Joined(RunResults results) => results.Run.Parts.Count == 0 ? results : JoinedNodes.Of(results);

    /// <summary>Its builds, with their steps where steps.csv is there.</summary>
    public IReadOnlyList<BuildRecord> ReadBuilds() => ReadBuilds(All);

    private static bool All(string scenario) => true;

    private IReadOnlyList<BuildRecord> ReadBuilds(Func<string, bool> isWhole)
    {
        if (!File.Exists(StepsPath))
            return BuildsCsv.Read(BuildsPath);
        // The steps are many: they are read beside the builds.
        var reading = Task.Run(() => StepsCsv.Read(StepsPath, isWhole));
        var builds = BuildsCsv.Read(BuildsPath);
        var steps = reading.GetAwaiter().GetResult();
        return [.. builds.Select(build =>
            build with { Outcome = build.Outcome with { Steps = steps.GetValueOrDefault(build.Key) ?? [] } })];
    }

    /// <summary>Its builds without their steps: what it takes to know how long they took.</summary>
    public IReadOnlyList<BuildRecord> ReadBuildTimes() => BuildsCsv.Read(BuildsPath);

    private IReadOnlyList<VariantSummary> ReadVariants()
    {
        var variants = VariantsCsv.Read(VariantsPath);
        return File.Exists(TimesPath) ? TimesCsv.AddTo(variants, TimesPath) : variants;
    }

    private List<VariantContents> ReadContents(Func<string, bool> isWhole)
    {
        var files = LargestFilesCsv.Read(LargestFilesPath, isWhole);
        var map = MapCsv.Read(MapPath, isWhole);
        var packages = PackagesCsv.Read(PackagesPath, isWhole);
        return [.. ContentsCsv.Read(ContentsPath, isWhole).Select(parts =>
            new VariantContents(parts.Key, new ImageContents([.. parts], [.. files[parts.Key]])
            {
                Map = [.. map[parts.Key]],
                Packages = [.. packages[parts.Key]],
            }))];
    }

    // Making a directory does not tell whether another process just made it; making a new file does.
    private bool Claim()
    {
        try
        {
            File.Open(BuildsPath, FileMode.CreateNew).Dispose();
            return true;
        }
        catch (IOException) when (File.Exists(BuildsPath))
        {
            return false;
        }
    }
}
