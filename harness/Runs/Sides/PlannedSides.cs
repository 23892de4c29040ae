using ImageBench.Model.Scenarios;
using ImageBench.Runs.Planning;
using ImageBench.Runs.Sides.Places;

namespace ImageBench.Runs.Sides;

/// <summary>
/// A comparison of revisions that was read and found good, before anything is opened. <c>Run</c> null: there is nothing to build.
/// <c>Told</c> are sentences for whoever asked. Disposing of it removes what was laid out.
/// </summary>
internal sealed record PlannedSides(PlannedRun? Run, IReadOnlyList<string> Told, RevisionFolder Folder) : IDisposable
{
    /// <summary>Where each side comes from, also where there is nothing to build.</summary>
    public IReadOnlyList<VariantSource> Sources { get; init; } = [];

    /// <summary>The folder of the repository's working tree.</summary>
    public required string Repository { get; init; }

    /// <summary>Where the head's files lie; the repository itself, where that is the working tree.</summary>
    public required string Head { get; init; }

    public void Dispose() => Folder.Dispose();
}
