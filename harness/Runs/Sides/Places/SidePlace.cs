using ImageBench.Model;
using ImageBench.Model.Files;
using ImageBench.Scenarios;
using ImageBench.Scenarios.Revisions;

namespace ImageBench.Runs.Sides.Places;

/// <summary>
/// What is compared, by its place in the repository (paths from its root, <c>/</c> between the parts, empty for the root itself): a folder,
/// one Dockerfile in it (null: all), and the context (null: of each Dockerfile its own).
/// </summary>
internal sealed record SidePlace(string Folder, string? Dockerfile, string? Context)
{
    /// <summary>The Dockerfile, or else the folder.</summary>
    public string Named => Dockerfile is null ? Folder : Folder.Length == 0 ? Dockerfile : $"{Folder}/{Dockerfile}";

    /// <summary>The folder on disk that a path names; a <see cref="Fault"/> where nothing is there.</summary>
    public static string FolderOf(string path)
    {
        if (Directory.Exists(path))
            return Path.GetFullPath(path);
        return File.Exists(path)
            ? Path.GetDirectoryName(Path.GetFullPath(path))!
            : throw new Fault(ExitCode.BadInput, $"{path}: there is no such folder and no such Dockerfile. Give a path in a repository.");
    }

    public static SidePlace Find(GitRepository repository, string path, string? context) => new(
        Inside(repository.Root, FolderOf(path)) ?? throw Outside(repository, path),
        File.Exists(path) ? Path.GetFileName(path) : null,
        context is null ? null : Inside(repository.Root, FolderOf(context)) ?? throw Outside(repository, $"--context {context}"));

    /// <summary>
    /// Whether what lies at a path below <paramref name="root"/>, where a revision was laid out, is of that revision: a link in it may lead
    /// to any file of this machine, and none of those may be sent.
    /// </summary>
    public static bool IsOf(string root, string path) => Inside(root, path) is not null;

    /// <summary>The place of a path that lies below <paramref name="root"/> on disk.</summary>
    public static string Below(string root, string path)
    {
        var below = SlashPath.From(root, path);
        return below == "." ? "" : below;
    }

    /// <summary>The place of a path on disk; null: it lies outside of the repository.</summary>
    public static string? PlaceOf(GitRepository repository, string path) => Inside(repository.Root, path);

    /// <summary>The folder of a file; the root's is empty.</summary>
    public static string FolderOfFile(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";

    /// <summary>What a scenario is read from where the repository lies at that root.</summary>
    public ScenarioPath At(string root, string? name) => new(Path.Combine(root, Folder))
    {
        Dockerfiles = Dockerfile is null ? [] : [Dockerfile],
        ContextFolder = Context is null ? null : Path.Combine(root, Context),
        Name = name,
    };

    // Both without links, as git shows its root; null also where links have no end.
    private static string? Inside(string root, string path)
    {
        if (FolderBounds.Real(root) is not { } above || FolderBounds.Real(path) is not { } real)
            return null;
        var below = Below(above, real);
        return below == ".." || below.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(below) ? null : below;
    }

    private static Fault Outside(GitRepository repository, string what) => new(
        ExitCode.BadInput, $"{what} lies outside of the repository {repository.Root}, and so in none of its revisions.");
}
