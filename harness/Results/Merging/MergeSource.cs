using ImageBench.Model.Runs;

namespace ImageBench.Results.Merging;

/// <summary>
/// A run folder that is merged, with the runs that it holds in the order of its rows: itself, or the parts of a merged one.
/// </summary>
internal sealed record MergeSource(RunFolder Folder, bool IsMerged, IReadOnlyList<BenchRun> Parts)
{
    public static MergeSource Open(string path)
    {
        var folder = RunFolder.Open(path);
        var run = RunJson.Read(folder.RunPath);
        return run.Parts.Count > 0 ? new MergeSource(folder, IsMerged: true, run.Parts) : new MergeSource(folder, IsMerged: false, [run]);
    }
}
