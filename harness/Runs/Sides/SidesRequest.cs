using ImageBench.Runs.Planning;

namespace ImageBench.Runs.Sides;

/// <summary>
/// A comparison of two revisions as somebody asks for it: of what a path holds (a folder, or a Dockerfile), from the base to the head
/// (null: the working tree as it is).
/// </summary>
internal sealed record SidesRequest(RunRequest Run, string Path, string Base, string? Head)
{
    /// <summary>The file of another tool that defines what is compared, in place of the path; null: there is none.</summary>
    public string? File => Run.Sources.Compose ?? Run.Sources.Bake;

    /// <summary>The folder that is sent to the builds; null: of each Dockerfile its own, or what its scenario.yaml says.</summary>
    public string? Context => Run.Sources.ContextFolder;

    /// <summary>Whether also those of several Dockerfiles are built that the change does not touch.</summary>
    public bool All => Run.Sources.HasUntouched;
}
