using System.Globalization;
using ImageBench.Engine.Wire;
using ImageBench.Model;
using ImageBench.Model.Builds;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Results;
using ImageBench.Results.Csv;
using ImageBench.Results.Tables;
using ImageBench.Running;
using ImageBench.Runs.Inputs;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Sources;
using ImageBench.Statistics;
using ImageBench.Statistics.Comparing;

namespace ImageBench.Runs.Planning;

/// <summary>
/// An earlier run that did not come to its end, and is gone on with. Its builds are kept; its images went with it, so they are built again
/// to be read and checked.
/// </summary>
internal sealed record ResumedRun(RunFolder Folder, BenchRun Earlier, IReadOnlyList<BuildRecord> Builds)
{
    /// <summary>What was checked before.</summary>
    public IReadOnlyList<CheckRecord> Checks { get; init; } = [];

    /// <summary>What its tables hold; null where it was killed before it wrote them.</summary>
    public RunResults? Found { get; init; }

    private SourceOptions Sources => SourceWords.Read(Earlier.Options.SourceOptions, Folder.FullPath);

    /// <summary>A <see cref="Fault"/> where the folder is no run's, or its run came to its end or is still being made.</summary>
    public static ResumedRun Open(string path, StateFolder state)
    {
        var folder = RunFolder.Open(path);
        var run = RunJson.Read(folder.RunPath);
        var made = folder.ReadBuilds();
        if (run is { EndedAt: not null, Interrupted: false } && !made.Any(MayBeBetter))
        {
            throw new Fault(
                ExitCode.BadInput, $"{folder.FullPath} came to its end, so nothing of it is left to be resumed. Start another run.");
        }

        if (run.Parts.Count > 0)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{folder.FullPath} was merged from the runs of several machines. Resume the one that did not come to its end, on its own "
                    + "machine, and merge again.");
        }

        if (run.Sources.Count > 0)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{folder.FullPath} compares revisions, whose files were laid out for that run alone: run 'imagebench diff' again.");
        }

        PossibleOptions.Check(run.Options, folder.RunPath);
        CheckAlone(folder, state, label => RunLabel.IsOf(label, run.Id));
        var builds = made.Where(IsKept).ToList();
        if (builds.CountBy(build => build.Key).Any(key => key.Value > 1))
        {
            throw new Fault(
                ExitCode.BadInput, $"{folder.BuildsPath} holds a build twice: the file was changed by hand. Start another run.");
        }

        return new ResumedRun(folder, run, builds) { Checks = ChecksCsv.Read(folder.ChecksPath), Found = Read(folder) };
    }

    /// <summary>
    /// A <see cref="Fault"/> where another than the one with that label goes on with it: both may have begun to while neither had shown it.
    /// </summary>
    public void CheckAlone(StateFolder state, RunLabel own) =>
        CheckAlone(Folder, state, label => label != own.Value && RunLabel.IsOf(label, own.RunId));

    /// <summary>The request, asking for what the earlier run was asked for.</summary>
    public RunRequest Complete(RunRequest request) => request with
    {
        // By their folders, since another folder can have the name.
        Options = Earlier.Options.ScenarioFolders is { Count: > 0 } folders
            ? Earlier.Options with { Scenarios = [.. folders.Select(folder => Path.GetFullPath(folder, Folder.FullPath))] }
            : Sources.HasFile ? Earlier.Options with { Scenarios = [] } : Earlier.Options,
        Sources = ResumedSources.Complete(Sources, request.Sources.All.Arguments, Folder.FullPath),
        // A file of another tool holds those of the other shards too.
        Only = Earlier.Options.Shard is null ? null : Earlier.Options.Scenarios,
        ResultsFolder = Path.GetDirectoryName(Folder.FullPath)!,
        Given = ResumedOptions.Complete(request.Given, Earlier.Options.BuildOptions, Folder.FullPath),
        BaseSet = Earlier.BaseSet,
    };

    /// <summary>
    /// A <see cref="Fault"/> that names the files which are not what they were when it began: builds from before and after would not be of
    /// one thing.
    /// </summary>
    public void CheckFiles(PlannedInputs now)
    {
        if (IsOfNamesAlone)
            return;
        var changed = InputDifference.Between(Earlier.Inputs, now.Scenarios);
        if (changed.Count > 0)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{Folder.FullPath} cannot be resumed, since files of its scenarios are not what they were when it began: "
                    + $"{Validity.Shown(changed)}. Put them back, or start another run.");
        }
    }

    /// <summary>
    /// The earlier run, as it goes on under the conditions of <paramref name="now"/>; a <see cref="Fault"/> where they are others than it
    /// began under. From here on its folder holds nothing of what is made again.
    /// </summary>
    public BenchRun GoOn(BenchRun now)
    {
        var differences = ConditionDifference.Between(Earlier, now)
            .Concat(Harness(Earlier) == Harness(now) ? [] : [new ConditionDifference("harness", Harness(Earlier), Harness(now))])
            .ToList();
        if (differences.Count > 0)
        {
            throw new Fault(
                ExitCode.BadInput,
                $"{Folder.FullPath} cannot be resumed under other conditions than it began under: "
                    + $"{string.Join(", ", differences.Select(difference => difference.Phrase))}. Start another run.");
        }

        return Earlier with
        {
            EndedAt = null,
            Interrupted = false,
            Remarks =
            [
                .. now.Remarks,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The run was stopped after {Builds.Count} builds and resumed on {now.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC; its "
                        + $"images were built again to be read and checked."),
            ],
        };
    }

    /// <summary>
    /// Makes its folder ready for more: from here on it holds no row of a build that is made again. Checks and transfers stay until the
    /// same are made again, and no row of theirs is torn where others are added.
    /// </summary>
    public void Begin()
    {
        WholeFile.Write(Folder.StepsPath, StepsCsv.Text(Earlier.Id, Builds));
        WholeFile.Write(Folder.BuildsPath, BuildsCsv.Text(Earlier.Id, Builds));
        if (File.Exists(Folder.ChecksPath))
            WholeFile.Write(Folder.ChecksPath, ChecksCsv.Text(Earlier.Id, Checks));
        if (File.Exists(Folder.TransfersPath))
            WholeFile.Write(Folder.TransfersPath, TransfersCsv.Text(Earlier.Id, TransfersCsv.Read(Folder.TransfersPath)));
    }

    // The first format said neither what builds were made of nor where that lies: only what is found here by its name is taken for the
    // same.
    private bool IsOfNamesAlone => Earlier is { Inputs: [], Options: { ScenarioFolders: [], SourceOptions: [] } options }
        && options.Scenarios.All(SafeName.Holds);

    private static void CheckAlone(RunFolder folder, StateFolder state, Func<string, bool> isOther)
    {
        if (RunMark.IsAnyHeld(state, isOther))
            throw new Fault(ExitCode.BadInput, $"{folder.FullPath} is still being made. Wait for its end, or interrupt it first.");
    }

    // Tables that were changed by hand are made anew, and keep no run from its end.
    private static RunResults? Read(RunFolder folder)
    {
        try
        {
            return File.Exists(folder.VariantsPath) ? folder.Read() : null;
        }
        catch (Fault)
        {
            return null;
        }
    }

    // What was given up or failed may have done so for the machine's reasons, and what was built of other files is none of its builds.
    private static bool IsKept(BuildRecord build) =>
        build.Outcome.Status is not (BuildStatus.Cancelled or BuildStatus.Failed) && !Validity.IsOfOtherFiles(build.Outcome);

    // Why a run that came to its end is gone on with all the same.
    private static bool MayBeBetter(BuildRecord build) => Validity.IsOfOtherFiles(build.Outcome)
        || build.Outcome is { Status: BuildStatus.Failed, Error: { } error } && EngineTrouble.MayPass(error);

    private static string Harness(BenchRun run) => $"{run.HarnessVersion} {run.HarnessCommit}".TrimEnd();
}
