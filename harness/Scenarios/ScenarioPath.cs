using ImageBench.Model.Files;
using ImageBench.Scenarios.Files;
using ImageBench.Scenarios.Given;

namespace ImageBench.Scenarios;

/// <summary>
/// What a scenario is read from: a folder whose Dockerfiles are its variants, or (<c>Dockerfiles</c>, names of files in it) some of them.
/// Paths are as the user gave them, and mistakes name files by them.
/// </summary>
internal sealed record ScenarioPath(string Folder)
{
    // Longer names would be cut anyway.
    private const int MostParts = 8;

    private static readonly char[] Separators = [Path.DirectorySeparatorChar, Path.VolumeSeparatorChar];

    /// <summary>None: all that have a Dockerfile's name.</summary>
    public IReadOnlyList<string> Dockerfiles { get; init; } = [];

    /// <summary>Null: as the folder's scenario.yaml says, or else the folder.</summary>
    public string? ContextFolder { get; init; }

    /// <summary>What it is called where its scenario.yaml does not say; null: as its folder, whose name must be a safe one then.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// What lies at a path: a folder, or a Dockerfile in one. Null where nothing does. Its name is made from the folder's, and is safe.
    /// </summary>
    public static ScenarioPath? Find(string path, string? contextFolder)
    {
        var isFile = File.Exists(path);
        if (path.Length == 0 || (!isFile && !Directory.Exists(path)))
            return null;
        var folder = !isFile ? path : Path.GetDirectoryName(path) is { Length: > 0 } above ? above : ".";
        var file = Path.GetFileName(path);
        return new ScenarioPath(folder)
        {
            Dockerfiles = isFile && file != ScenarioFile.Name ? [file] : [],
            ContextFolder = contextFolder,
            Name = NameOf(folder, 1),
        };
    }

    /// <summary>
    /// Places of one folder name are called after the folder above too, up to where they differ: "api-docker" and "web-docker".
    /// </summary>
    public static IReadOnlyList<ScenarioPath> ToldApart(IReadOnlyList<ScenarioPath> places)
    {
        var names = places.Select(place => place.Name ?? NameOf(place.Folder, 1)).ToList();
        for (var parts = 2; parts <= MostParts; parts++)
        {
            var twice = names.CountBy(name => name).Where(same => same.Value > 1).Select(same => same.Key).ToHashSet();
            for (var place = 0; place < places.Count; place++)
            {
                if (twice.Contains(names[place]))
                    names[place] = NameOf(places[place].Folder, parts);
            }
        }

        return [.. places.Zip(names, (place, name) => name == NameOf(place.Folder, 1) ? place : place with { Name = name })];
    }

    /// <summary>Absolute paths by which it is found again.</summary>
    public IReadOnlyList<string> Sources =>
        [.. Dockerfiles.Select(file => Path.GetFullPath(Path.Combine(Folder, file))).DefaultIfEmpty(Path.GetFullPath(Folder))];

    public bool IsOf(ScenarioPath other) =>
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(other.Folder));

    /// <summary>Both, of one folder.</summary>
    public ScenarioPath With(ScenarioPath other) => this with
    {
        Dockerfiles = Dockerfiles.Count == 0 || other.Dockerfiles.Count == 0 ? [] : [.. Dockerfiles.Union(other.Dockerfiles)],
    };

    /// <summary>
    /// Whether what lies at a full path may be read and sent. A link may lead to what the user named: the folder, the context, and of a
    /// folder that was given by its path the git repository around it. A scenario by name has its folder alone.
    /// </summary>
    public bool Holds(string path)
    {
        var folder = Path.GetFullPath(Folder);
        return !FolderBounds.LeadsOut(folder, path)
            || (ContextFolder is not null && IsInside(Path.GetFullPath(ContextFolder), path))
            || (Name is not null && new TrustedFolder(folder).Find(Path.GetRelativePath(folder, path)) is not null);
    }

    private static bool IsInside(string folder, string path) =>
        InnerPath.Join(folder, Path.GetRelativePath(folder, path)) is not null && !FolderBounds.LeadsOut(folder, path);

    private static string NameOf(string folder, int parts) => SafeName.From(
        string.Join('-', Path.GetFullPath(folder).Split(Separators, StringSplitOptions.RemoveEmptyEntries).TakeLast(parts)), "root");
}
