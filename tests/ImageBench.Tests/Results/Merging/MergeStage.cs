using ImageBench.Results;
using ImageBench.Results.Merging;

namespace ImageBench.Tests.Results.Merging;

/// <summary>A folder in which runs are merged, and which is gone after the test.</summary>
internal sealed class MergeStage : IDisposable
{
    private readonly TempFolder _temp = new();
    private int _merges;

    public string Path => _temp.Path;

    public RunFolder Merge(IReadOnlyList<RunFolder> folders, string? target = null) => MergedFolder.Make(
        [.. folders.Select(folder => folder.FullPath)],
        System.IO.Path.Combine(_temp.Path, target ?? $"merge{++_merges}"),
        anyway: false,
        TestContext.Current.CancellationToken).Folder;

    public void Dispose() => _temp.Dispose();
}
