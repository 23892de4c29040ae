using ImageBench.Model;
using ImageBench.Model.Options;
using ImageBench.Model.Runs;
using ImageBench.Provisioning;
using ImageBench.Scenarios.Sources;

namespace ImageBench.Runs.Planning;

/// <summary>
/// A run as somebody asks for it: what is kept with its results (<c>Options</c>, whose scenarios may be names or paths here), and what is
/// not.
/// <c>BaseSet</c> null: auto; <c>WaitForQuiet</c> null: the load is not waited for.
/// </summary>
internal sealed record RunRequest(RunOptions Options, string ScenariosFolder, string ResultsFolder)
{
    public string Engine { get; init; } = "auto";

    /// <summary>The engine that images are started on where <c>Engine</c> is a BuildKit by itself; null: none.</summary>
    public string? CheckEngine { get; init; }

    public BaseSet? BaseSet { get; init; }

    /// <summary>Whether what is missing on this machine may be installed and made.</summary>
    public bool Provision { get; init; }

    public TimeSpan? WaitForQuiet { get; init; }

    /// <summary>Whether nobody said where the results are to lie.</summary>
    public bool MayMoveResults { get; init; }

    public bool KeepFiles { get; init; }

    /// <summary>What is said of the scenarios beside their names and paths.</summary>
    public SourceOptions Sources { get; init; } = SourceOptions.None;

    /// <summary>Of a shard that is gone on with: the scenarios that it measures, by name, of all that are found; null: all.</summary>
    public IReadOnlyList<string>? Only { get; init; }

    /// <summary>What all builds are given beside what their scenarios say, which it is stronger than.</summary>
    public BuildOptions Given { get; init; } = BuildOptions.None;

    /// <summary>Whether a private engine's build cache is emptied neither before nor after it: more runs of the command follow.</summary>
    public bool SharesBuildCache { get; init; }

    /// <summary>The folder of an earlier run to go on with; null: a new one.</summary>
    public string? Resume { get; init; }

    /// <summary>What the machine that builds is called; null: what is made up of what only it is called.</summary>
    public string? Node { get; init; }

    /// <summary>The folder of an earlier run, by whose times scenarios are shared out; null: by their count of variants.</summary>
    public string? Durations { get; init; }

    /// <summary>The parents that builds stand on in place of those that their Dockerfiles name.</summary>
    public OtherParents OtherParents(StateFolder state) => new(
        Sources.All.Parents, Sources.All.Parents.Count == 0 ? state.DockerfilesFolder : state.Make(state.DockerfilesFolder));
}
