using ImageBench.Runs.Planning;

namespace ImageBench.Runs.Sides;

/// <summary>
/// A comparison of revisions that was read and found good, before anything is opened. <c>Run</c> null: there is nothing to build.
/// <c>Told</c> are sentences for whoever asked. Disposing of it removes what was laid out.
/// </summary>
internal sealed record PlannedSides(PlannedRun? Run, IReadOnlyList<string> Told, RevisionFolder Folder) : IDisposable
{
    public void Dispose() => Folder.Dispose();
}
